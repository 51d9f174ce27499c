import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { hostileCsv, hostileLines } from "../testing/hostile-rows.ts";
import { runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const ROWS = 500;
const UNSEEN = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/u;

/** Everything below `folder` except what is in `out` or the cache. */
async function strayFiles(folder: string, input: string[]): Promise<string[]> {
  const own = [...input, "out", ".cache"];
  const all = await readdir(folder, { recursive: true });
  return all.filter((file) => !own.some((name) => file === name || file.startsWith(`${name}${path.sep}`)));
}

describe("precompute, given hostile rows", () => {
  it("writes one well-named file per artist, and none outside the output folder", async () => {
    const root = await temporaryFolder();
    const cwd = path.join(root, "a", "b");
    await writeFile(path.join(root, "hostile.csv"), hostileCsv(ROWS, 1));
    const flags = ["--dataset", "file:hostile.csv", "--out", "a/b/out", "--publish-min-listeners", "1"];
    const run = await runPrecompute(flags, { cwd: root });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(await strayFiles(root, ["hostile.csv", "a"])).toEqual([]);
    expect(await readdir(cwd)).toEqual(["out"]);
    const files = await readdir(path.join(cwd, "out", "artists"));
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const text = await readFile(path.join(cwd, "out", "artists", file), "utf8");
      const artist = v.parse(v.pipe(v.string(), v.parseJson(), ArtistFile), text);
      expect(`${artist.slug}.json`).toBe(file);
      expect(artist.name).not.toMatch(UNSEEN);
    }
  });

  it("reads lines of hostile bytes to the end, and accounts for each", async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, "lastfm-360k-shape"));
    await writeFile(path.join(cwd, "lastfm-360k-shape", "listens.tsv"), hostileLines(ROWS, 1));
    const flags = ["--dataset", "lastfm-360k-shape", "--data-dir", ".", "--out", "out", "--publish-min-listeners", "1"];
    const run = await runPrecompute(flags, { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(await strayFiles(cwd, ["lastfm-360k-shape"])).toEqual([]);
    const Counts = v.object({
      rows: v.object({ read: v.number(), kept: v.number(), rejected: v.array(v.object({ rows: v.number() })) }),
    });
    const { rows } = v.parse(
      v.pipe(v.string(), v.parseJson(), Counts),
      await readFile(path.join(cwd, "out", "manifest.json"), "utf8"),
    );
    expect(rows.kept + rows.rejected.reduce((sum, { rows: count }) => sum + count, 0)).toBe(rows.read);
    expect(rows.kept).toBeGreaterThan(0);
  });
});
