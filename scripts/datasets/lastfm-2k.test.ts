import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/environment.ts";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { Manifest } from "../../lib/site-data/manifest.ts";
import { TagIndex } from "../../lib/site-data/tags.ts";
import { quietReporter } from "../cli/reporter.ts";
import { parseOptions } from "../pipeline/options.ts";
import { precompute } from "../pipeline/run.ts";
import { firstExisting } from "./first-existing.ts";

const datasetsDir = readEnvironment(process.env).DATASETS_DIR;
const found = await firstExisting([path.join(datasetsDir, "lastfm-2k", "user_artists.dat")]);
if (found === null) {
  console.warn(
    `The real lastfm-2k is not in ${datasetsDir}: its tests are skipped (set DATASETS_DIR to use another folder).`,
  );
}

/** Of an artist's file, what the share of tagged artists needs: parsing all of each would take longer. */
const TaggedArtist = v.object({
  statistics: v.object({ listeners: v.object({ value: v.number() }) }),
  tags: v.array(v.unknown()),
});

describe.skipIf(found === null)("the real lastfm-2k", () => {
  const cacheDir = path.resolve(".cache/test-lastfm-2k");
  const out = path.join(cacheDir, "data");
  const topTen = async (slug: string) =>
    v
      .parse(ArtistFile, JSON.parse(await readFile(path.join(out, "artists", `${slug}.json`), "utf8")))
      .neighbours.slice(0, 10)
      .map(({ name }) => name);
  let manifest: Manifest;

  beforeAll(async () => {
    const options = parseOptions(["--dataset", "lastfm-2k", "--data-dir", datasetsDir, "--out", out], {});
    await precompute({ ...options, cacheDir }, { reporter: quietReporter });
    manifest = v.parse(Manifest, JSON.parse(await readFile(path.join(out, "manifest.json"), "utf8")));
  });

  it("accounts for all 92,834 rows, 1,892 users and 17,632 artists", () => {
    const { rows, artists } = manifest;
    expect(rows.read).toBe(92_834);
    expect(rows.kept + rows.rejected.reduce((sum, entry) => sum + entry.rows, 0)).toBe(rows.read);
    expect(manifest.interactions + rows.duplicatesAdded).toBe(rows.kept);
    expect(manifest.users).toBe(1_892);
    expect(artists.found).toBe(17_632);
    expect(artists.distinct + artists.merged + artists.withoutListeners).toBe(artists.found);
    expect(artists.published).toBe(artists.distinct);
  });

  it("has the checksums of the files that were measured", () => {
    expect(manifest.dataset.files.map(({ sha256 }) => sha256)).toEqual([
      "8d576d039ebb26233c10e283d8cd400b32ef30dbf30295e201a33a362e1129a5",
      "62967b4585c45cc530d45edf938bbfbcea21f5aa5501eb3739896460436ed442",
    ]);
  });

  it("describes 97% of the artists with three listeners by a tag", async () => {
    const { tags: all } = v.parse(TagIndex, JSON.parse(await readFile(path.join(out, "tags.json"), "utf8")));
    expect(manifest.tags).toMatchObject({ licence: "Non-commercial use" });
    expect(all.map(({ name }) => name)).not.toContain("seen live");
    let [known, tagged] = [0, 0];
    for (const file of await readdir(path.join(out, "artists"))) {
      const { statistics, tags } = v.parse(
        TaggedArtist,
        JSON.parse(await readFile(path.join(out, "artists", file), "utf8")),
      );
      if (statistics.listeners.value < 3) continue;
      known++;
      if (tags.length > 0) tagged++;
    }
    expect(tagged / known).toBeGreaterThan(0.97);
  });

  it.each([
    ["mogwai", ["post-rock", "instrumental"]],
    ["the-beatles", ["classic rock", "60s", "british"]],
    ["eminem", ["hip-hop", "rap"]],
    ["slowdive", ["shoegaze"]],
    ["depeche-mode", ["new wave", "synthpop"]],
  ])("says of %s: %j", async (slug, names) => {
    const { tags } = v.parse(ArtistFile, JSON.parse(await readFile(path.join(out, "artists", `${slug}.json`), "utf8")));
    expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    for (const { people } of tags.slice(0, 2)) expect(people).toBeGreaterThan(1);
  });

  it.each([
    ["metallica", ["Iron Maiden", "Megadeth", "AC/DC", "Black Sabbath"]],
    ["daft-punk", ["Justice", "Gorillaz", "Digitalism", "The Chemical Brothers"]],
    ["britney-spears", ["Rihanna", "Christina Aguilera", "Lady Gaga", "Katy Perry"]],
    ["bob-marley", ["Bob Marley & The Wailers", "Damian Marley"]],
  ])("lists among the ten neighbours of %s: %j", async (slug, names) => {
    const neighbours = await topTen(slug);
    for (const name of names) expect(neighbours).toContain(name);
  });

  it("has lesser-known artists of the kind among the first ten of the adventurous order", async () => {
    const text = await readFile(path.join(out, "artists", "bob-marley.json"), "utf8");
    const { neighbours, orders } = v.parse(ArtistFile, JSON.parse(text));
    const first = orders.adventurous.slice(0, 10).map((place) => neighbours[place - 1]?.name);
    expect(first).toEqual(expect.arrayContaining(['Lee "Scratch" Perry', "Peter Tosh", "Toots and the Maytals"]));
  });

  it("recovers non-Latin names from their page address", async () => {
    const kino = v.parse(ArtistFile, JSON.parse(await readFile(path.join(out, "artists", "kino.json"), "utf8")));
    expect(kino.name).toBe("Кино");
  });
});
