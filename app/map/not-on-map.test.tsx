import { renderToStaticMarkup } from "react-dom/server";
import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { createAtlas } from "../../lib/map/atlas.ts";
import { FORMAT_VERSION } from "../../lib/primitives/format-version.ts";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { MapFile } from "../../lib/site-data/map.ts";
import { NotOnMap } from "./not-on-map.tsx";

// There is no router outside a page; links ask for it, and only a click uses it.
vi.mock("next/navigation", () => ({ useRouter: () => null }));

const head = { formatVersion: FORMAT_VERSION, edition: "00000000" };
const standing = { value: 22, rank: 1, percentile: 50 };

const artistCalled = (name: string) =>
  v.parse(ArtistFile, {
    ...head,
    slug: "an-artist",
    name,
    mbid: null,
    otherMbids: [],
    otherNames: [],
    tags: [],
    statistics: { plays: standing, listeners: standing, averagePlays: standing, medianPlays: null },
    lowConfidence: false,
    neighbours: [],
    orders: { familiar: [], adventurous: [] },
    nearestPairs: [],
    listedBy: { artists: 0, best: [] },
    byListeners: { previous: null, next: null },
  });

const emptyMap = createAtlas(
  v.parse(MapFile, {
    ...head,
    minListeners: 3,
    clusters: [],
    tags: [],
    artists: { name: [], slug: [], listeners: [], x: [], y: [], tags: [], neighbours: [] },
  }),
);

const onMap = (name: string) =>
  renderToStaticMarkup(<NotOnMap atlas={emptyMap} artist={artistCalled(name)} />).replaceAll(/<[^>]*>/g, "");

describe("NotOnMap", () => {
  it("says how few listeners an artist has, or that it is not an artist", () => {
    expect(onMap("Beck")).toContain("Beck is not on the map: it has 22 listeners");
    expect(onMap("[unknown]")).toBe("[unknown] is not on the map: it is not an artist, so no artist is near it.");
  });
});
