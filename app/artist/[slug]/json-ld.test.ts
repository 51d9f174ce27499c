import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { artistJsonLd } from "./json-ld.ts";

const standing = { value: 1, rank: 1, percentile: 0 };
const artist = {
  formatVersion: FORMAT_VERSION,
  edition: "0123abcd",
  slug: "x",
  name: "</script><script>alert(1)</script>",
  mbid: null,
  otherMbids: [],
  otherNames: [],
  tags: [],
  statistics: { plays: standing, listeners: standing, averagePlays: standing, medianPlays: standing },
  lowConfidence: true,
  neighbours: [],
  orders: { familiar: [], adventurous: [] },
  nearestPairs: [],
  listedBy: { artists: 0, best: [] },
  byListeners: { previous: null, next: null },
};

describe("artistJsonLd", () => {
  it("artistJsonLd(artist, url) can't close its script element and still parses to the name", () => {
    const text = artistJsonLd(artist, "https://kindred.example/artist/x");
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toMatchObject({ "@type": "MusicGroup", name: artist.name });
  });

  it("artistJsonLd(artist, url) is the same as a MusicBrainz entry only where its name has one", () => {
    const mbid = "65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab";
    const sameAs = (changes: object) => JSON.parse(artistJsonLd({ ...artist, name: "Low", ...changes }, "/x")).sameAs;
    expect(sameAs({ mbid })).toEqual(["https://www.last.fm/music/Low", `https://musicbrainz.org/artist/${mbid}`]);
    expect(sameAs({ mbid, otherMbids: [mbid.replace("6", "7")] })).toEqual(["https://www.last.fm/music/Low"]);
    expect(sameAs({ mbid: null })).toEqual(["https://www.last.fm/music/Low"]);
  });
});
