import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import * as v from "valibot";
import { currentBuild } from "./fixtures/current-build.ts";

const Trace = v.object({ files: v.array(v.string()) });
const MAX_FUNCTION_BYTES = 50e6;

/** Files that the host packs into each function of the build, by the trace that names them. */
async function readTraces(): Promise<{ trace: string; files: string[] }[]> {
  const build = await currentBuild();
  const entries = await readdir(path.join(build, "server"), { recursive: true });
  const traces = entries.filter((entry) => entry.endsWith(".nft.json"));
  return Promise.all(
    traces.map(async (trace) => {
      const { files } = v.parse(Trace, JSON.parse(await readFile(path.join(build, "server", trace), "utf8")));
      // Their paths are relative to where the build was made.
      const made = files.map((file) => path.join(".next/server", path.dirname(trace), file));
      return { trace, files: made.map((file) => file.replace(/^\.next(?=[/\\])/, build)) };
    }),
  );
}

test("no function of the build carries a file of the dataset", async () => {
  const traces = await readTraces();
  expect(traces.length).toBeGreaterThan(5);
  for (const { trace, files } of traces) {
    expect(files.join("\n"), trace).not.toMatch(/public\/data|\.cache|demo\.tsv|duckdb/);
  }
});

test("no function of the build is larger than 50 MB, nor are all of them in one", async () => {
  const traces = await readTraces();
  const sizes = new Map<string, number>();
  for (const file of new Set(traces.flatMap(({ files }) => files))) {
    sizes.set(
      file,
      await stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  }
  const bytesOf = (files: string[]) => files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  for (const { trace, files } of traces) expect(bytesOf(files), trace).toBeLessThan(MAX_FUNCTION_BYTES);
  expect(bytesOf([...sizes.keys()])).toBeGreaterThan(1e6);
  expect(bytesOf([...sizes.keys()])).toBeLessThan(MAX_FUNCTION_BYTES);
});
