import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/environment.ts";
import { runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { recalledLine, recallOptions } from "./kept-options.ts";

const ROWS = "user,artist,plays\nann,Air,3\nann,Moby,2\nben,Air,1\nben,Moby,5\n";
const Made = v.object({
  dataset: v.object({ id: v.string() }),
  plays: v.number(),
  method: v.object({ id: v.string(), minListeners: v.number() }),
});

/** Runs the command in `cwd`. @returns what it printed, and of what the data are made then */
async function run(cwd: string, flags: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await runPrecompute(flags, { cwd, env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const manifest = v.parse(Made, JSON.parse(await readFile(path.join(cwd, "public/data/manifest.json"), "utf8")));
  const { dataset, plays, method } = manifest;
  return { stdout, made: [dataset.id, plays, method.id, method.minListeners] };
}

async function folderWithRun(): Promise<string> {
  const cwd = await temporaryFolder();
  for (const name of ["own.csv", "other.csv"]) await writeFile(path.join(cwd, name), ROWS);
  const flags = ["--dataset", "file:own.csv", "--method", "raw-cosine", "--min-listeners", "2"];
  expect((await run(cwd, flags)).made).toEqual(["file:own.csv", 11, "raw-cosine", 2]);
  return cwd;
}

describe("npm run prebuild without options", () => {
  it("takes those of the run that made the data, says so, and does it again once the file has changed", async () => {
    const cwd = await folderWithRun();
    const line =
      "Options of the last run: --dataset file:own.csv --method raw-cosine --min-listeners 2 (npm start -- --defaults goes back to the defaults).";
    const unchanged = await run(cwd, []);
    expect(unchanged.stdout).toContain(line);
    expect(unchanged.stdout).toContain("with these options (use --force");
    await writeFile(path.join(cwd, "own.csv"), ROWS.replace("Air,3", "Air,4"));
    for (const flags of [[], ["--force", "--workers", "1"]]) {
      const { stdout, made } = await run(cwd, flags);
      expect(made).toEqual(["file:own.csv", 12, "raw-cosine", 2]);
      expect(stdout).toContain(line);
    }
    const [kept = ""] = await readdir(path.join(cwd, ".cache/runs/options"));
    expect((await stat(path.join(cwd, ".cache/runs/options", kept))).mode & 0o077).toBe(0);
  });

  it("takes them for the dataset that a variable names, and for no other", async () => {
    const cwd = await folderWithRun();
    const same = await run(cwd, [], { DATASET: "file:own.csv" });
    expect(same.made).toEqual(["file:own.csv", 11, "raw-cosine", 2]);
    expect(same.stdout).toContain("Options of the last run: --method raw-cosine --min-listeners 2 (");
    const other = await run(cwd, [], { DATASET: "file:other.csv" });
    expect(other.made).toEqual(["file:other.csv", 11, "blend", 3]);
    expect(other.stdout).not.toContain("Options of");
  });

  it("goes back with --defaults, for the runs after it too", async () => {
    const cwd = await folderWithRun();
    const variables = { DATASET: "file:own.csv" };
    for (const flags of [["--defaults"], []]) {
      const { stdout, made } = await run(cwd, flags, variables);
      expect(made).toEqual(["file:own.csv", 11, "blend", 3]);
      expect(stdout).not.toContain("Options of");
    }
  });

  it("has options replaced by those of a run that brings its own, and finds them with data that were moved back", async () => {
    const cwd = await folderWithRun();
    await rename(path.join(cwd, "public/data"), path.join(cwd, "aside"));
    const own = await run(cwd, ["--dataset", "file:own.csv", "--min-listeners", "1"]);
    expect(own.made).toEqual(["file:own.csv", 11, "blend", 1]);
    await rename(path.join(cwd, "public/data"), path.join(cwd, "aside-too"));
    await rename(path.join(cwd, "aside"), path.join(cwd, "public/data"));
    expect((await run(cwd, [])).made).toEqual(["file:own.csv", 11, "raw-cosine", 2]);
  });
});

describe("recallOptions", () => {
  it("reads what earlier versions kept: a single text as it is, and no flag that is unknown", async () => {
    const [outDir, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    await writeFile(path.join(outDir, "manifest.json"), "{}");
    const name = createHash("sha256").update("{}").digest("hex").slice(0, 32);
    await mkdir(path.join(cacheDir, "runs/options"), { recursive: true });
    const kept = { dataset: "file:own.csv", compare: ["a", "b"], colour: "red" };
    await writeFile(path.join(cacheDir, `runs/options/${name}.json`), JSON.stringify(kept));
    expect(await recallOptions({ outDir, cacheDir }, readEnvironment({}))).toEqual({
      dataset: ["file:own.csv"],
      compare: ["a", "b"],
    });
  });
});

describe("recalledLine", () => {
  it("recalledLine(kept) is null for the defaults, and shows no secret of a cluster", () => {
    expect(recalledLine(null)).toBeNull();
    expect(recalledLine({ dataset: ["demo"] })).toBeNull();
    const conf = ["spark.hadoop.fs.s3a.secret.key=s3cret"];
    expect(recalledLine({ engine: ["spark"], "spark-conf": conf })).toContain(
      "--spark-conf 'spark.hadoop.fs.s3a.secret.key=…'",
    );
  });
});
