import { renderToStaticMarkup } from "react-dom/server";
import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { ArtistFile } from "../../../lib/site-data/artist.ts";
import { NoNeighbours } from "./no-neighbours.tsx";

// There is no router outside a page; links ask for it, and only a click uses it.
vi.mock("next/navigation", () => ({ useRouter: () => null }));

const standing = { value: 22, rank: 1, percentile: 50 };

function render(name: string, mbid: string | null = null): string {
  const artist = v.parse(ArtistFile, {
    formatVersion: FORMAT_VERSION,
    edition: "00000000",
    slug: "an-artist",
    name,
    mbid,
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
  return renderToStaticMarkup(<NoNeighbours artist={artist} minListeners={3} />);
}

describe("NoNeighbours", () => {
  it("says why an artist has no list", () => {
    expect(render("Beck")).toContain("<bdi>Beck</bdi> has 22 listeners in this dataset, who play nothing else");
  });

  it.each([
    ["[unknown]", null],
    ["Various Artists", null],
    ["Bravo Hits", "89ad4ac3-39f7-470e-963a-56509c546377"],
  ])("says that %s (MBID %s) is not an artist, and nothing false about its listeners", (name, mbid) => {
    const html = render(name, mbid);
    expect(html).toContain(`<bdi>${name}</bdi> is not an artist.`);
    expect(html).not.toContain("play nothing else");
  });
});
