import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { csvParse } from "d3-dsv";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MIN_GROUP_LISTENERS } from "../../lib/primitives/privacy.ts";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { Explore } from "../../lib/site-data/explore.ts";
import { Manifest } from "../../lib/site-data/manifest.ts";
import { runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

/** All play Shared; each also has one artist of their own, with a unique number of plays. */
const secretPlays = (listener: number) => 7_001 + 1_013 * listener;

/** A folder of exports, one per listener, each with one rejected row. */
async function exportsOf(listeners: number): Promise<string> {
  const cwd = await temporaryFolder();
  const rows = Array.from({ length: listeners }, (_, one) => [
    `secret-name-${one},Shared,${10 * one + 3}`,
    `secret-name-${one},Only ${one},${secretPlays(one)}`,
    `secret-name-${one},secret-artist,none`,
  ]);
  await mkdir(path.join(cwd, "exports"));
  for (const [one, lines] of rows.entries()) {
    await writeFile(
      path.join(cwd, "exports", `secret-name-${one}.csv`),
      ["user,artist,plays", ...lines, ""].join("\n"),
    );
  }
  return cwd;
}

async function publish(listeners: number, ...flags: string[]) {
  const cwd = await exportsOf(listeners);
  const run = await runPrecompute(["--dataset", "file:exports", "--out", "out", ...flags], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const read = (file: string) => readFile(path.join(cwd, "out", file), "utf8");
  const parsed = async <S extends v.GenericSchema>(file: string, schema: S) =>
    v.parse(v.pipe(v.string(), v.parseJson(), schema), await read(file));
  return { cwd, run, read, parsed };
}

describe.each([1, 3, 4, 5, 6, 30])("a site of %d people's exports", (listeners) => {
  it("has no number about fewer than five listeners, except artists' own", async () => {
    const { cwd, read, parsed } = await publish(listeners);
    const { figures } = await parsed("explore.json", Explore);
    for (const table of ["listeners-by-artists", "listeners-by-plays"]) {
      const rows = csvParse(await read(`tables/${table}.csv`));
      expect(rows.length > 0).toBe(listeners >= MIN_GROUP_LISTENERS);
      for (const row of rows) expect(Number(row.listeners)).toBeGreaterThanOrEqual(MIN_GROUP_LISTENERS);
    }
    for (const { histograms, ccdf, summary } of [figures["artists-per-listener"], figures["plays-per-listener"]]) {
      const counts = [...histograms.flatMap(({ rows }) => rows), ...ccdf].map(({ items }) => items);
      expect(counts.length > 0).toBe(listeners >= MIN_GROUP_LISTENERS);
      expect(Math.min(...counts, MIN_GROUP_LISTENERS)).toBe(MIN_GROUP_LISTENERS);
      expect(summary.items).toBe(listeners >= MIN_GROUP_LISTENERS ? listeners : 0);
    }
    for (const file of await readdir(path.join(cwd, "out", "artists"))) {
      const { statistics } = await parsed(`artists/${file}`, ArtistFile);
      expect(statistics.medianPlays === null).toBe(statistics.listeners.value < MIN_GROUP_LISTENERS);
    }
    if (listeners < MIN_GROUP_LISTENERS)
      for (const table of await readdir(path.join(cwd, "out", "tables")))
        expect((await read(`tables/${table}`)).trim().split("\n"), table).toHaveLength(1);
  });

  it("names no listener, quotes no row, and gives no file's size or checksum", async () => {
    const { cwd, read, parsed } = await publish(listeners);
    const { dataset, rows } = await parsed("manifest.json", Manifest);
    expect(dataset).toMatchObject({ isPersonal: true, files: [] });
    expect(rows.rejected.map(({ rows: count, examples }) => [count, examples])).toEqual([[listeners, []]]);
    const files = await readdir(path.join(cwd, "out"), { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile() && /\.(json|csv)$/.test(one.name)))
      expect(
        await read(path.relative(path.join(cwd, "out"), path.join(file.parentPath, file.name))),
        file.name,
      ).not.toMatch(/secret/);
  });
});

describe("the run", () => {
  it("says before publishing what a reader could infer, and how to publish less", async () => {
    const { run } = await publish(6);
    const [before = ""] = run.stdout.split("publish …");
    expect(before).toContain("6 of 7 artists have only one listener.");
    const plays = Array.from({ length: 6 }, (_, one) => secretPlays(one)).reduce((sum, one) => sum + one, 0);
    expect(before).toContain(`${plays.toLocaleString("en-GB")} of `);
    expect(before).toContain("This applies to 6 of 6 listeners.");
    expect(before).toContain("--publish-min-listeners 2 leaves 1 artist");
    expect(before).toContain("secret-artist");
  });

  it("quotes at most 80 characters of a rejected row", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "own.csv"), `user,artist,plays\nann,Beck,3\nann,${"x".repeat(300)},none\n`);
    const { stdout } = await runPrecompute(["--dataset", "file:own.csv", "--out", "out"], { cwd });
    expect(stdout).toMatch(/: ann⇥x{70,}…\n/);
    expect(stdout).not.toMatch(/x{80}/);
  });

  it("says that every number is the listener's if there is only one", async () => {
    const { run } = await publish(1);
    expect(run.stdout).toContain(
      "There is only one listener, so every number is theirs: 2 artists and 7,004 plays in all.",
    );
  });

  it("publishes no row of an artist without a page", async () => {
    const { run, read } = await publish(6, "--publish-min-listeners", "2");
    expect(run.stdout).toContain("6 artists with only one listener have no page");
    expect(csvParse(await read("tables/artists.csv")).map(({ name }) => name)).toEqual(["Shared"]);
  });
});
