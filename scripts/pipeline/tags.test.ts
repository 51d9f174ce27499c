import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { Manifest } from "../../lib/site-data/manifest.ts";
import { SearchHead } from "../../lib/site-data/search.ts";
import { TagFile, TagIndex } from "../../lib/site-data/tags.ts";
import { quietReporter } from "../cli/reporter.ts";
import { randomStream } from "../random/random-stream.ts";
import { folderHashes } from "../testing/folder-hashes.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { parseOptions } from "./options.ts";
import { precompute } from "./run.ts";

const LISTENERS = 60;
const ARTISTS = 90;

/** Listeners of two tastes. */
function listens(): string {
  const random = randomStream(3, "tags test");
  const rows = ["user,artist,plays"];
  for (let listener = 0; listener < LISTENERS; listener++) {
    const taste = listener % 2;
    for (let artist = 0; artist < ARTISTS; artist++) {
      const likes = artist % 2 === taste ? 0.4 : 0.08;
      if (random() < likes) rows.push(`l${listener},Artist ${artist},${1 + Math.floor(random() * 50)}`);
    }
  }
  return `${rows.join("\n")}\n`;
}

const table = (tagOf: (artist: number) => string) =>
  [
    "artist,tag,count",
    ...Array.from({ length: ARTISTS }, (_, artist) => `artist ${artist},${tagOf(artist)},${2 + (artist % 7)}`),
  ]
    .join("\n")
    .concat("\nNobody,jazz,1\n");

const TASTES = table((artist) => (artist % 2 === 0 ? "Post-Rock" : "trip-hop"));
/** The opposite, in as many bytes. */
const OTHERS = table((artist) => (artist % 2 === 0 ? "trip-hop" : "Post-Rock"));

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries({ "listens.csv": listens(), ...files }))
    await writeFile(path.join(folder, name), content);
  return folder;
}

/** @returns whether the run did anything, and what it said */
async function run(folder: string, out: string, ...flags: string[]) {
  const lines: string[] = [];
  const reporter = { ...quietReporter, line: (line: string) => lines.push(line) };
  const own = flags.includes("--dataset") ? [] : ["--dataset", `file:${path.join(folder, "listens.csv")}`];
  const all = [...own, "--out", path.join(folder, out), ...flags];
  const options = { ...parseOptions(all, {}), cacheDir: path.join(folder, ".cache") };
  return { didRun: (await precompute(options, { reporter })) !== null, lines };
}

const read = async <S extends v.GenericSchema>(folder: string, file: string, schema: S): Promise<v.InferOutput<S>> =>
  v.parse(v.pipe(v.string(), v.parseJson(), schema), await readFile(path.join(folder, file), "utf8"));

/** Every file that is not about tags, without tags and editions. */
async function withoutTags(out: string): Promise<Map<string, string>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = new Map<string, string>();
  for (const file of files.sort()) {
    const name = path.relative(out, file);
    if (/^tags(\/|\.json)/.test(name)) continue;
    const bytes = await readFile(file);
    texts.set(
      name,
      name.endsWith(".json") ? JSON.stringify(JSON.parse(bytes.toString()), untagged) : bytes.toString("base64"),
    );
  }
  return texts;
}

/** Search entries are `[name, slug, listeners, aliases, tags]`. */
function untagged(key: string, value: unknown): unknown {
  if (key === "tags" || key === "edition") return undefined;
  const entries = v.safeParse(v.array(v.looseTuple([v.string(), v.string(), v.number(), v.array(v.string())])), value);
  return (key === "entries" || key === "popular") && entries.success
    ? entries.output.map((entry) => entry.slice(0, 4))
    : value;
}

describe("npm run prebuild -- --tags file:<path>", () => {
  it("publishes tags that never influence a similarity, and notices a changed table", async () => {
    const folder = await folderWith({ "tags.csv": TASTES });
    const out = (name: string) => path.join(folder, name);
    const flags = ["--tags", `file:${out("tags.csv")}`];
    const editionOf = async (name: string) => (await read(folder, `${name}/manifest.json`, Manifest)).edition;
    await run(folder, "none");
    const none = await withoutTags(out("none"));
    expect([...none.keys()]).toEqual(
      expect.arrayContaining([
        "artists/artist-0.json",
        "methods.json",
        "neighbour-graph.bin",
        "map.json",
        "explore.json",
      ]),
    );
    expect(await run(folder, "out", ...flags, "--workers", "1")).toEqual({
      didRun: true,
      lines: expect.arrayContaining([
        `Tags: 1 of ${ARTISTS + 1} rows name none of the ${ARTISTS} artists with a page, such as "Nobody".`,
      ]),
    });
    await expectTastes(folder);
    expect(await withoutTags(out("out"))).toEqual(none);
    const editions = [await editionOf("none"), await editionOf("out")];
    expect((await run(folder, "out", ...flags)).didRun).toBe(false);
    // Others of the same size: only the content tells.
    await writeFile(out("tags.csv"), OTHERS);
    expect((await run(folder, "out", ...flags, "--workers", "1")).didRun).toBe(true);
    expect(await withoutTags(out("out"))).toEqual(none);
    expect(new Set([...editions, await editionOf("out")]).size).toBe(3);
    await run(folder, "again", ...flags, "--workers", "3");
    expect(await folderHashes(out("again"))).toEqual(await folderHashes(out("out")));
  });

  it("says in a line that a dataset's own tags are missing, publishes none, and takes the table instead", async () => {
    const folder = await folderWith({ "tags.csv": "artist,tag,count\nAir,downtempo,3\n" });
    await mkdir(path.join(folder, "lastfm-2k"));
    await writeFile(path.join(folder, "lastfm-2k/user_artists.dat"), "userID\tartistID\tweight\n2\t1\t3\n");
    await writeFile(path.join(folder, "lastfm-2k/artists.dat"), "1\tAir\thttp://www.last.fm/music/Air\t\n");
    const dataset = ["--dataset", "lastfm-2k", "--data-dir", folder];
    const { lines } = await run(folder, "out", ...dataset);
    expect(lines.filter((line) => line.startsWith("No tags:"))).toEqual([
      "No tags: lastfm-2k has tags in tags.dat and user_taggedartists.dat: put them beside user_artists.dat.",
    ]);
    expect((await read(folder, "out/manifest.json", Manifest)).tags).toBeNull();
    await run(folder, "out", ...dataset, "--tags", `file:${path.join(folder, "tags.csv")}`);
    expect((await read(folder, "out/manifest.json", Manifest)).tags).toEqual({
      source: "tags.csv",
      licence: "as its owner says",
      assignments: 3,
      distinct: 1,
      artists: 1,
    });
  });

  it("refuses a table that is missing before anything is computed, and a word that is no table", async () => {
    const folder = await folderWith({});
    await expect(run(folder, "out", "--tags", "file:/nowhere/tags.csv")).rejects.toThrow(
      /^\/nowhere\/tags\.csv: no such file; --tags names a table/,
    );
    expect(() => parseOptions(["--tags", "genres"], {})).toThrow(
      '--tags is "genres", expected file:<path>, a table of artists and their tags',
    );
  });
});

/** The tags of TASTES are in every file that has tags. */
async function expectTastes(folder: string): Promise<void> {
  const { tags: published } = await read(folder, "out/manifest.json", Manifest);
  expect(published).toMatchObject({ source: "a table of the operator's own", distinct: 2, artists: ARTISTS });
  const artist = await read(folder, "out/artists/artist-4.json", ArtistFile);
  expect(artist.tags).toEqual([{ slug: "post-rock", name: "post-rock", people: 6 }]);
  expect(artist.neighbours[0]?.tags).toHaveLength(1);
  const { tags } = await read(folder, "out/tags.json", TagIndex);
  expect(tags).toEqual([
    { slug: "post-rock", name: "post-rock", artists: ARTISTS / 2 },
    { slug: "trip-hop", name: "trip-hop", artists: ARTISTS / 2 },
  ]);
  const tag = await read(folder, "out/tags/trip-hop.json", TagFile);
  expect(tag.best.length + tag.gems.length).toBe(ARTISTS / 2);
  const head = await read(folder, "out/search/head.json", SearchHead);
  expect(head.tags).toEqual(["post-rock", "trip-hop"]);
  expect(head.popular).toHaveLength(ARTISTS);
  for (const [name, , , , own] of head.popular) expect(own).toEqual([Number(name.split(" ")[1]) % 2]);
}
