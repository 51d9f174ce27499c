import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderHashes } from "./testing/folder-hashes.ts";
import { runPrecompute } from "./testing/run-precompute.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

/** Users over a skewed catalogue, from a linear congruential sequence: enough for every stage to take some time. */
async function writeListens(folder: string, users = 200, artists = 2_000): Promise<string> {
  let state = 12_345;
  const next = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % limit;
  };
  const lines = ["user,artist,plays"];
  for (let user = 0; user < users; user++) {
    for (let row = 0; row < 30; row++) lines.push(`u${user},Artist ${next(1 + next(artists))},${1 + next(500)}`);
  }
  const file = path.join(folder, "listens.csv");
  await writeFile(file, `${lines.join("\n")}\n`);
  return `file:${file}`;
}

const leftovers = async (folder: string) => [
  ...(await readdir(folder)).filter((name) => name.startsWith(".out")),
  ...(await readdir(path.join(folder, ".cache"))).filter((name) => name !== "runs"),
];

describe("precompute", () => {
  it("writes the same bytes in every run and on 1, 2 and 3 workers", async () => {
    const cwd = await temporaryFolder();
    const dataset = await writeListens(cwd);
    const hashes: Map<string, string>[] = [];
    for (const [run, workers] of [1, 2, 3].entries()) {
      const out = path.join(cwd, `out-${run}`);
      const flags = ["--dataset", dataset, "--out", out, "--workers", String(workers)];
      const finished = await runPrecompute(flags, { cwd });
      expect(finished.stderr).toBe("");
      expect(finished.code).toBe(0);
      hashes.push(await folderHashes(out));
    }
    expect(hashes[0]?.size).toBeGreaterThan(500);
    for (const other of hashes.slice(1)) expect(other).toEqual(hashes[0]);
  });

  it("prints what was read, kept and rejected, and how long each stage took", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "tiny.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\nu2,Abba,x\n");
    const { code, stdout } = await runPrecompute(["--dataset", "file:tiny.csv", "--out", "out"], { cwd });
    expect(code).toBe(0);
    for (const row of [/rows read\W+3\b/, /rows kept\W+2\b/, /rejected: plays is not a positive whole number\W+1\b/]) {
      expect(stdout).toMatch(row);
    }
    const figures = [...stdout.matchAll(/(?:stage: [a-z ]+|whole run)\W+([\d.]+) s/g)].map(([, seconds]) =>
      Number(seconds),
    );
    const [whole = 0, ...stages] = figures.reverse();
    expect(stages.length).toBeGreaterThan(4);
    // Each is rounded to a tenth.
    expect(Math.abs(stages.reduce((sum, seconds) => sum + seconds, 0) - whole)).toBeLessThan(0.05 * figures.length);
    expect(stdout).toMatch(/stage: start\W+[\d.]+ s/);
    expect(stdout).toMatch(/stage: switch in\W+[\d.]+ s/);
    expect(stdout).toMatch(/stage: similarity\W+[\d.]+ s, \d+ MB/);
    const manifest: unknown = JSON.parse(await readFile(path.join(cwd, "out", "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ rows: { read: 3, kept: 2 }, users: 2, interactions: 2 });
  });

  it("refuses to publish no artist at all, in one line, and leaves the old data", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "tiny.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\nu2,Abba,1\n");
    const flags = ["--dataset", "file:tiny.csv", "--out", "out"];
    expect((await runPrecompute(flags, { cwd })).code).toBe(0);
    const before = await folderHashes(path.join(cwd, "out"));
    const { code, stderr } = await runPrecompute([...flags, "--publish-min-listeners", "3"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toBe(
      "None of 2 artists has the 3 listeners needed for a page (the most popular has 2); lower --publish-min-listeners\n",
    );
    expect(await folderHashes(path.join(cwd, "out"))).toEqual(before);
  });

  it("publishes the manifests of other builds with its own, and says which folder has none", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "sample.csv"), "user,artist,plays\nu1,Beck,3\n");
    await writeFile(path.join(cwd, "full.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\n");
    expect((await runPrecompute(["--dataset", "file:sample.csv", "--out", "sample"], { cwd })).code).toBe(0);
    const flags = ["--dataset", "file:full.csv", "--out", "full"];
    expect((await runPrecompute([...flags, "--compare", "sample"], { cwd })).code).toBe(0);
    const written: unknown = JSON.parse(await readFile(path.join(cwd, "full", "comparisons.json"), "utf8"));
    expect(written).toMatchObject({ manifests: [{ dataset: { id: "file:sample.csv" }, rows: { read: 1 } }] });
    // Without the flag the comparison is removed: only options and input decide what is written.
    expect((await runPrecompute(flags, { cwd })).code).toBe(0);
    expect(await readdir(path.join(cwd, "full"))).not.toContain("comparisons.json");
    const { code, stderr } = await runPrecompute([...flags, "--compare", "nowhere"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--compare: .*nowhere\/manifest\.json is missing; npm run prebuild/);
  });

  it.each([
    ["ingest …", 0],
    ["ingest …", 150],
    ["similarity …", 0],
    ["publish …", 0],
    ["publish …", 60],
    ["publish …", 180],
  ])("leaves the old data complete when killed %s + %i ms, and the next run cleans up", async (stage, delayMs) => {
    const cwd = await temporaryFolder();
    const out = path.join(cwd, "out");
    await writeFile(path.join(cwd, "old.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\n");
    expect((await runPrecompute(["--dataset", "file:old.csv", "--out", out], { cwd })).code).toBe(0);
    const old = await folderHashes(out);

    const dataset = await writeListens(cwd);
    const killed = await runPrecompute(["--dataset", dataset, "--out", out], {
      cwd,
      onOutput(soFar, child) {
        if (soFar.includes(stage)) setTimeout(() => child.kill("SIGKILL"), delayMs);
      },
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(await folderHashes(out)).toEqual(old);

    expect((await runPrecompute(["--dataset", "file:old.csv", "--out", out], { cwd })).code).toBe(0);
    expect(await folderHashes(out)).toEqual(old);
    expect(await leftovers(cwd)).toEqual([]);
  });

  it("stops on SIGTERM with exit code 143, one line, the old data and no temporary folders", async () => {
    const cwd = await temporaryFolder();
    const dataset = await writeListens(cwd);
    const stopped = await runPrecompute(["--dataset", dataset, "--out", "out"], {
      cwd,
      onOutput(soFar, child) {
        if (soFar.endsWith("similarity …\n")) child.kill("SIGTERM");
      },
    });
    expect(stopped.code).toBe(143);
    expect(stopped.stderr).toBe("Stopped by SIGTERM; there were no data before, and there are none now.\n");
    expect(await leftovers(cwd)).toEqual([]);
    expect(await readdir(cwd)).not.toContain("out");
  });

  it.each([
    [
      ["--dataset", "nothing"],
      /^--dataset \(or DATASET\) is "nothing", expected demo, lastfm-360k, lastfm-2k, lastfm-1k, sample, lastfm-360k-shape, listenbrainz:<user or file> or file:<path>\n$/,
    ],
    [
      ["--dataset", "lastfm-360k"],
      /^The dataset "lastfm-360k" is missing[\s\S]*Download lastfm-dataset-360K\.tar\.gz[\s\S]*zenodo[\s\S]*Licence: Non-commercial/,
    ],
    [["--dataset", "file:gone.csv"], /^gone\.csv: no such file\n$/],
    [["--workers", "none"], /^--workers is "none", expected a whole number from 1 to 256\n$/],
    [["--method", "magic"], /^--method is "magic", expected one of user-median-log, .*, raw-cosine\n$/],
    [["--memory", "lots"], /^--memory is "lots", expected a size such as 4GB\n$/],
    [["--colour"], /^Unknown flag --colour; see npm run prebuild -- --help\n$/],
  ])("answers %j with exit code 1 and what is wrong", async (flags, message) => {
    const cwd = await temporaryFolder();
    const { code, stderr } = await runPrecompute(flags, { cwd });
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  it("takes the dataset from the environment, and a flag over it", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "tiny.csv"), "user,artist,plays\nu1,Beck,3\n");
    const env = { DATASET: "file:tiny.csv" };
    expect((await runPrecompute(["--out", "a"], { cwd, env })).code).toBe(0);
    expect((await runPrecompute(["--out", "b", "--dataset", "file:none.csv"], { cwd, env })).code).toBe(1);
    const wrong = await runPrecompute(["--out", "c"], { cwd, env: { ...env, PORT: "http" } });
    expect(wrong.stderr).toContain('PORT is "http", expected a whole number');
  });
});
