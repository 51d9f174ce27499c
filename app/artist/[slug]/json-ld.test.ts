import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../../../lib/contracts/format-version.ts";
import { artistJsonLd } from "./json-ld.ts";

const standing = { value: 1, rank: 1, percentile: 0 };
const artist = {
  formatVersion: FORMAT_VERSION,
  slug: "x",
  name: "</script><script>alert(1)</script>",
  mbid: null,
  otherMbids: [],
  otherNames: [],
  statistics: { plays: standing, listeners: standing, averagePlays: standing, medianPlays: standing },
  lowConfidence: true,
  neighbours: [],
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
});
