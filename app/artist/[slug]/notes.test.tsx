import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import type { Neighbour } from "../../../lib/site-data/artist.ts";
import { Notes } from "./notes.tsx";

// There is no router outside a page; links ask for it, and only a click uses it.
vi.mock("next/navigation", () => ({ useRouter: () => null }));

const standing = { value: 40, rank: 1, percentile: 50 };
const mbid = (digit: string) => `${digit.repeat(8)}-aaaa-4aaa-8aaa-${digit.repeat(12)}`;
const artist = {
  name: "Nirvana",
  mbid: mbid("1"),
  otherMbids: [] as string[],
  statistics: { plays: standing, listeners: standing, averagePlays: standing, medianPlays: standing },
  lowConfidence: false,
  neighbours: [] as Neighbour[],
};
const neighbour = (overlap: number): Neighbour => ({
  slug: "other",
  name: "Other",
  similarity: 0.1,
  overlap,
  shareOfSmaller: 0.1,
  listeners: 40,
  lift: 2,
  reciprocalRank: null,
  tags: [],
  lowConfidence: overlap < 3,
});

const render = (changes: Partial<typeof artist>) =>
  renderToStaticMarkup(<Notes artist={{ ...artist, ...changes }} lowConfidenceBelow={3} />);
const entriesOf = (html: string) =>
  [...html.matchAll(/https:\/\/musicbrainz\.org\/artist\/([^"]*)"/g)].map((m) => m[1]);

describe("Notes", () => {
  it("says nothing of an artist with one identifier and enough listeners", () => {
    expect(render({})).toBe("");
  });

  it("says once that a whole list is weak, and nothing of a list with one firm pair", () => {
    expect(render({ neighbours: [neighbour(2), neighbour(1)] })).toContain("No artist below shares 3 or more");
    expect(render({ neighbours: [neighbour(2), neighbour(3)] })).toBe("");
    const few = { lowConfidence: true, neighbours: [neighbour(2)] };
    expect(render(few)).toContain("Only 40 listeners");
    expect(render(few)).not.toContain("throughout");
  });

  it("warns of a name under several identifiers, with a link to each entry", () => {
    const html = render({ otherMbids: [mbid("2"), mbid("3")] });
    expect(html).toContain("Possibly more than one artist");
    expect(html).toContain("under 3 MusicBrainz identifiers");
    expect(entriesOf(html)).toEqual([mbid("1"), mbid("2"), mbid("3")]);
  });

  it("links to no identifier that isn't one", () => {
    expect(entriesOf(render({ otherMbids: ["../../evil", mbid("2")] }))).toEqual([mbid("1"), mbid("2")]);
  });

  it("links to eight entries and counts the rest", () => {
    const html = render({ otherMbids: [..."23456789abcd"].map(mbid) });
    expect(entriesOf(html)).toHaveLength(8);
    expect(html).toContain("And 5 more in the JSON file.");
  });
});
