import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { quietReporter } from "../cli/reporter.ts";
import { runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { parseOptions } from "./options.ts";
import { precompute } from "./run.ts";

const ROWS = "user,artist,plays\nu1,Beck,3\nu2,Beck,4\nu2,Abba,1\n";

/** Runs in this process, in `folder`. @returns whether the run did anything */
async function run(folder: string, ...flags: string[]): Promise<boolean> {
  const file = path.join(folder, "listens.csv");
  const all = ["--dataset", `file:${file}`, "--out", path.join(folder, "out"), ...flags];
  const options = parseOptions(all, {});
  return (
    (await precompute({ ...options, cacheDir: path.join(folder, ".cache") }, { reporter: quietReporter })) !== null
  );
}

async function folderWithRun(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, "listens.csv"), ROWS);
  expect(await run(folder)).toBe(true);
  return folder;
}

describe("precompute on unchanged input", () => {
  it("is skipped, with any number of workers and any memory, and leaves every file unchanged", async () => {
    const folder = await folderWithRun();
    const before = await stat(path.join(folder, "out", "manifest.json"));
    expect(await run(folder)).toBe(false);
    expect(await run(folder, "--workers", "1", "--memory", "500MB")).toBe(false);
    expect((await stat(path.join(folder, "out", "manifest.json"))).ino).toBe(before.ino);
    expect(await run(folder, "--force")).toBe(true);
  });

  it("is skipped if the file was touched or rewritten with the same content", async () => {
    const folder = await folderWithRun();
    await utimes(path.join(folder, "listens.csv"), 1, 1);
    expect(await run(folder)).toBe(false);
    await rm(path.join(folder, "listens.csv"));
    await writeFile(path.join(folder, "listens.csv"), ROWS);
    expect(await run(folder)).toBe(false);
  });

  it("runs if the content has changed, even at the same size", async () => {
    const folder = await folderWithRun();
    await writeFile(path.join(folder, "listens.csv"), ROWS.replace("Beck,4", "Beck,5"));
    expect(await run(folder)).toBe(true);
    const manifest = JSON.parse(await readFile(path.join(folder, "out", "manifest.json"), "utf8"));
    expect(manifest.plays).toBe(9);
    expect(await run(folder)).toBe(false);
  });

  it.each([
    ["--shrinkage", "3"],
    ["--method", "raw-cosine"],
    ["--min-listeners", "1"],
    ["--publish-min-listeners", "2"],
  ])("runs with another %s", async (...flags) => {
    const folder = await folderWithRun();
    expect(await run(folder, ...flags)).toBe(true);
  });

  it.each(["manifest.json", "artists/beck.json", "search/head.json"])("runs if %s is missing", async (file) => {
    const folder = await folderWithRun();
    await rm(path.join(folder, "out", file));
    expect(await run(folder)).toBe(true);
    expect(await run(folder)).toBe(false);
  });

  it("runs if the manifest or the output folder is different", async () => {
    const folder = await folderWithRun();
    await writeFile(path.join(folder, "out", "manifest.json"), "{}");
    expect(await run(folder)).toBe(true);
    expect(await run(folder, "--out", path.join(folder, "elsewhere"))).toBe(true);
    expect(await run(folder)).toBe(false);
  });

  it("says so in one line and ends with code 0", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "listens.csv.gz"), gzipSync(ROWS));
    const flags = ["--dataset", "file:listens.csv.gz", "--out", "out"];
    expect((await runPrecompute(flags, { cwd })).code).toBe(0);
    const second = await runPrecompute(flags, { cwd });
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(
      "out is already built from file:listens.csv.gz with these options (use --force to run anyway).\n",
    );
  });
});
