import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { Manifest } from "../../lib/site-data/manifest.ts";
import { MapFile } from "../../lib/site-data/map.ts";
import { quietReporter } from "../cli/reporter.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { parseOptions } from "./options.ts";
import { placeholderLines, placeholdersIn } from "./placeholders.ts";
import { precompute } from "./run.ts";

const USERS = 12;
const PLACEHOLDERS = ["[unknown]", "Various Artists", "Soundtrack"];
const KEPT = ["None", "Unknown"];
const BANDS = ["Air", "Beck", "Cher", "Dido", "Enya"];
const VARIOUS_ARTISTS = "89ad4ac3-39f7-470e-963a-56509c546377";

/** Every user plays every placeholder, a sampler that only its MBID makes one, and most of the others. */
function rows(): string {
  const lines = ["user,artist,mbid,plays"];
  for (let user = 0; user < USERS; user++) {
    for (const name of PLACEHOLDERS) lines.push(`u${user},${name},,${user + 1}`);
    lines.push(`u${user},Bravo Hits,${VARIOUS_ARTISTS},2`);
    for (const [index, name] of [...BANDS, ...KEPT].entries()) {
      if ((user + index) % 4 !== 0) lines.push(`u${user},${name},,${1 + ((user * index) % 5)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

async function publish(method: string) {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, "own.csv"), rows());
  const out = path.join(folder, "out");
  const options = parseOptions(["--method", method, "--dataset", `file:${folder}/own.csv`, "--out", out], {});
  const lines: string[] = [];
  const reporter = { ...quietReporter, line: (text: string) => lines.push(text) };
  await precompute({ ...options, cacheDir: path.join(folder, ".cache") }, { reporter });
  const read = async <Schema extends v.GenericSchema>(file: string, schema: Schema) =>
    v.parse(schema, JSON.parse(await readFile(path.join(out, file), "utf8")));
  const files = await readdir(path.join(out, "artists"));
  return {
    lines,
    manifest: await read("manifest.json", Manifest),
    map: await read("map.json", MapFile),
    artists: await Promise.all(files.map((file) => read(`artists/${file}`, ArtistFile))),
  };
}

describe("npm run prebuild", () => {
  it.each(["user-median-log", "blend"])(
    "suggests no placeholder by --method %s, and gives each a page without a list",
    async (method) => {
      const { artists } = await publish(method);
      const listed = new Set(artists.flatMap(({ neighbours }) => neighbours.map(({ name }) => name)));
      expect([...listed].sort()).toEqual([...BANDS, ...KEPT].sort());
      const placeholders = artists.filter(({ name }) => !listed.has(name));
      expect(placeholders.map(({ name }) => name).sort()).toEqual(["Bravo Hits", ...PLACEHOLDERS].sort());
      for (const page of placeholders) {
        expect(page).toMatchObject({ neighbours: [], nearestPairs: [], listedBy: { artists: 0, best: [] } });
        expect(page.statistics.listeners.value).toBe(USERS);
      }
    },
  );

  it("counts placeholders, names them and the doubtful names to the operator, and leaves them off the map", async () => {
    const { lines, manifest, map } = await publish("user-median-log");
    expect(manifest.artists).toMatchObject({ placeholders: 4, distinct: 11 });
    expect(lines).toContain(
      "4 placeholder artists, 48 listeners' rows: nobody's neighbour (Bravo Hits, Soundtrack, Various Artists, [unknown]).",
    );
    expect(lines).toContain(
      "Kept as artists, though programs also write such names where a tag is missing: None, Unknown.",
    );
    expect([...map.artists.name].sort()).toEqual([...BANDS, ...KEPT].sort());
  });
});

describe("placeholderLines", () => {
  const artist = (name: string, mbids: string[] = []) => ({ name, mbids, listeners: 1 });

  it("placeholderLines(artists, placeholders) says nothing where every name is an artist's", () => {
    const artists = [artist("Beck"), artist("Air", ["cb67438a-7f50-4f2b-a6f1-2bb2729fd538", VARIOUS_ARTISTS])];
    expect(placeholdersIn(artists)).toEqual([]);
    expect(placeholderLines(artists, [])).toEqual([]);
  });

  it("placeholderLines(artists, placeholders) names eight of many, and shows control characters as such", () => {
    const artists = ["[unknown]", "V\u202eA", ..."abcdefgh"].map((name) => artist(name, [VARIOUS_ARTISTS]));
    expect(placeholderLines(artists, placeholdersIn(artists))).toEqual([
      "10 placeholder artists, 10 listeners' rows: nobody's neighbour ([unknown], V␣A, a, b, c, d, e, f, 2 more).",
    ]);
  });
});
