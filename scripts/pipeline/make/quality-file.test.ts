import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../cli/command-line.ts";
import { quietReporter } from "../../cli/reporter.ts";
import { EVALUATE, evaluateOptions } from "../../evaluate/options.ts";
import { evaluate } from "../../evaluate/run.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { parseOptions } from "../options.ts";
import { precompute } from "../run.ts";

const rows = (plays: number) =>
  `user,artist,plays\n${Array.from({ length: 12 }, (_, user) =>
    Array.from({ length: 6 }, (_, artist) => `u${user},Artist ${(user + artist) % 9},${plays + artist}`).join("\n"),
  ).join("\n")}\n`;

async function folderWithData() {
  const folder = await temporaryFolder();
  const file = path.join(folder, "listens.csv");
  await writeFile(file, rows(1));
  const cacheDir = path.join(folder, ".cache");
  const run = async () => {
    const options = parseOptions(["--dataset", `file:${file}`, "--out", path.join(folder, "out")], {});
    return (await precompute({ ...options, cacheDir }, { reporter: quietReporter })) !== null;
  };
  const measure = async () => {
    const options = optionsFor("--dataset", `file:${file}`, "--splits", "2", "--bootstrap", "10");
    if (options.out === null) throw new Error("no options");
    const candidates = options.candidates.filter(({ id }) => id === "raw-cosine");
    const quality = await evaluate({ ...options, candidates, cacheDir }, { reporter: quietReporter });
    await writeFile(options.out, JSON.stringify(quality));
    return options.out;
  };
  const published = () => readFile(path.join(folder, "out", "quality.json"), "utf8").catch(() => null);
  return { file, run, measure, published };
}

const optionsFor = (...flags: string[]) => evaluateOptions(parseCommandLine(EVALUATE, flags, {}).values);

describe("the measured quality of a dataset", () => {
  it("is published once it was measured, by a run that is therefore not skipped; then runs are skipped again", async () => {
    const { run, measure, published } = await folderWithData();
    expect(await run()).toBe(true);
    expect(await published()).toBeNull();
    const out = await measure();
    expect(await run()).toBe(true);
    expect(JSON.parse((await published()) ?? "")).toEqual(JSON.parse(await readFile(out, "utf8")));
    expect(await run()).toBe(false);
  });

  it("is left out if it was measured on other content", async () => {
    const { file, run, measure, published } = await folderWithData();
    await measure();
    await writeFile(file, rows(2));
    expect(await run()).toBe(true);
    expect(await published()).toBeNull();
  });

  it("stops a run that can't read it, naming the file and the remedy", async () => {
    const { run, measure } = await folderWithData();
    const out = await measure();
    await writeFile(out, "{}");
    await expect(run()).rejects.toThrow(/listens\.csv\.quality\.json: .*npm run evaluate/);
  });
});

describe("evaluate's --out", () => {
  const outOf = (...flags: string[]) => optionsFor(...flags).out;

  it("is where the build looks, unless only some methods are measured", () => {
    expect(outOf("--dataset", "lastfm-2k", "--data-dir", "/d")).toBe(path.resolve("/d/lastfm-2k/quality.json"));
    expect(outOf()).toBe(path.resolve("data/demo-quality.json"));
    expect(outOf("--methods", "bm25")).toBeNull();
  });
});
