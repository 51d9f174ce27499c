import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { fromDense } from "../../lib/kernel/csr.fixture.ts";
import { findMethod } from "../../lib/kernel/methods.ts";
import { quietReporter } from "../cli/reporter.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { affordableMethod, blendBytes, freeBytes } from "./blend-memory.ts";
import { parseOptions } from "./options.ts";
import { precompute } from "./run.ts";

const matrix = fromDense([
  [1, 2, 3],
  [4, null, 5],
  [null, 6, 7],
]);
const options = { topK: 50, workers: 2 };
const needed = blendBytes(matrix, findMethod("blend"), options);

describe("affordableMethod", () => {
  it("affordableMethod(matrix, …) is the blend where memory suffices to the byte", () => {
    expect(affordableMethod(matrix, options, { limit: needed, free: needed })).toEqual({
      method: "blend",
      reason: null,
    });
  });

  it.each([
    ["--memory allows", { limit: needed - 2e6, free: 1e12 }],
    ["free memory is", { limit: 1e12, free: needed - 2e6 }],
  ])(
    "affordableMethod(matrix, …) names estimate and shortage in one sentence where %s too little",
    (source, memory) => {
      const { method, reason } = affordableMethod(matrix, options, memory);
      const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
      expect(method).toBe("user-median-log");
      expect(reason).toBe(
        `The method blend needs about ${megabytes(needed)} here and ${source} ${megabytes(needed - 2e6)}, 2 MB too little, so this run uses user-median-log; --method blend insists.`,
      );
    },
  );
});

describe("blendBytes", () => {
  it("blendBytes(matrix, method, …) grows with the matrix, and is 0 for methods that do not re-rank", () => {
    const wider = fromDense(Array.from({ length: 90 }, () => Array.from({ length: 70 }, () => 1)));
    expect(blendBytes(wider, findMethod("blend"), options)).toBeGreaterThan(needed);
    expect(blendBytes(matrix, findMethod("user-median-log"), options)).toBe(0);
  });
});

describe("freeBytes", () => {
  it("freeBytes() is what a machine that runs tests has", () => {
    expect(freeBytes()).toBeGreaterThan(100e6);
  });
});

const ManifestMethod = v.object({ method: v.object({ id: v.string() }) });

/** 400 listeners of 50 artists of their own and one that all share: artists are what takes the memory. */
const rows = Array.from({ length: 400 }, (_, user) =>
  ["Air", ...Array.from({ length: 50 }, (_, place) => `Artist ${user} ${place}`)].map(
    (artist, place) => `user${user},${artist},${place + 1}`,
  ),
).flat();

describe("npm run prebuild, on real data without --method", () => {
  it("makes the blend, or the cosine where --memory is too little, says why, and does better in the next run", async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, "own.csv");
    await writeFile(file, `user,artist,plays\n${rows.join("\n")}\n`);
    const run = async (memory: string) => {
      const lines: string[] = [];
      const out = path.join(folder, "out");
      const flags = ["--dataset", `file:${file}`, "--out", out, "--publish-min-listeners", "2", "--memory", memory];
      const options = { ...parseOptions([...flags, "--workers", "1"], {}), cacheDir: path.join(folder, ".cache") };
      const reporter = { ...quietReporter, line: (line: string) => lines.push(line) };
      const isRun = (await precompute(options, { reporter })) !== null;
      const { method } = v.parse(ManifestMethod, JSON.parse(await readFile(path.join(out, "manifest.json"), "utf8")));
      return { isRun, method: method.id, reasons: lines.filter((line) => line.includes("too little")) };
    };
    expect(await run("40MB")).toEqual({
      isRun: true,
      method: "user-median-log",
      reasons: [
        expect.stringMatching(/^The method blend needs about \d+ MB here and --memory allows 40 MB, \d+ MB too/),
      ],
    });
    expect(await run("1GB")).toEqual({ isRun: true, method: "blend", reasons: [] });
    expect(await run("1GB")).toEqual({ isRun: false, method: "blend", reasons: [] });
  });
});
