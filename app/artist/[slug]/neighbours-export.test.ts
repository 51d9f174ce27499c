import { csvParse, dsvFormat } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import type { ArtistFile, Neighbour } from "../../../lib/site-data/artist.ts";
import { neighboursCsv } from "./neighbours-csv.ts";
import { neighboursJspf } from "./neighbours-jspf.ts";

const standing = { value: 40, rank: 1, percentile: 50 };
const neighbour = (name: string, slug: string): Neighbour => ({
  slug,
  name,
  similarity: 0.412345,
  overlap: 12,
  shareOfSmaller: 0.3,
  listeners: 90,
  lift: 2.5,
  reciprocalRank: null,
  tags: [],
  lowConfidence: false,
});
const artist: ArtistFile = {
  formatVersion: FORMAT_VERSION,
  edition: "0123abcd",
  slug: "bjork",
  name: "Björk",
  mbid: null,
  otherMbids: [],
  otherNames: [],
  tags: [],
  statistics: { plays: standing, listeners: standing, averagePlays: standing, medianPlays: standing },
  lowConfidence: false,
  neighbours: [
    neighbour('=HYPERLINK("http://evil.example","Sigur Rós, live")', "evil"),
    neighbour("a;=cmd|' /C calc'!A0;b", "u-2b"),
  ],
  orders: { familiar: [1, 2], adventurous: [2, 1] },
  nearestPairs: [],
  listedBy: { artists: 0, best: [] },
  byListeners: { previous: null, next: null },
};
const pageOf = (slug: string) => `https://kindred.example/artist/${slug}`;

describe("neighboursCsv(artist, pageOf)", () => {
  it("reads back as one row per neighbour, with every figure and an empty cell for missing values", () => {
    const csv = neighboursCsv(artist, pageOf);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const rows = csvParse(csv.slice(1));
    expect(rows.columns[0]).toBe("place");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ place: "2", similarity: "0.412345", place_in_its_list: "", page: pageOf("u-2b") });
  });

  it("has no cell that a spreadsheet would compute, whichever separator it takes", () => {
    const csv = neighboursCsv(artist, pageOf).slice(1);
    for (const separator of [";", ",", "\t", "|"]) {
      const cells = dsvFormat(separator).parseRows(csv).flat();
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    }
    expect(csvParse(csv).map((row) => row.artist)).toEqual([
      `'=HYPERLINK("http://evil.example","Sigur Rós, live")`,
      "a;'=cmd|' /C calc'!A0;b",
    ]);
  });
});

describe("neighboursJspf(source)", () => {
  const mbid = "65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab";
  const { playlist } = neighboursJspf({ artist, mbids: [mbid, "../../evil"], pageOf, dataset: "Some data" });

  it("names each artist by its MusicBrainz address, in JSPF's lists", () => {
    const address = `https://musicbrainz.org/artist/${mbid}`;
    expect(playlist.track[0]).toMatchObject({
      identifier: [address],
      extension: { "https://musicbrainz.org/doc/jspf#track": [{ artist_identifiers: [address] }] },
    });
    expect(playlist).toMatchObject({ title: "Artists like Björk", info: pageOf("bjork") });
  });

  it("gives no identifier where none is known, or what is known isn't one", () => {
    expect(playlist.track[1]).toEqual({
      creator: "a;=cmd|' /C calc'!A0;b",
      annotation: "Similarity 0.41, 12 shared listeners",
      info: pageOf("u-2b"),
    });
  });
});
