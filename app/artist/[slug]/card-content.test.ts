import { expect, test } from "vitest";
import { artistCard } from "./card-content.ts";

const standing = (value: number) => ({ value, rank: 12, percentile: 99 });
const neighbour = (slug: string, overlap: number) => ({ slug, name: slug.toUpperCase(), overlap });
const artist = {
  slug: "x",
  name: "X",
  statistics: { plays: standing(9), listeners: standing(393), averagePlays: standing(3), medianPlays: null },
  neighbours: [neighbour("a", 193), neighbour("b", 171), neighbour("c", 1), neighbour("d", 1)],
};

test("an artist's card names its three nearest, each with the listeners in common", () => {
  expect(artistCard(artist, false)).toMatchObject({
    title: [{ name: "X" }],
    rows: [
      { artists: [{ name: "A" }], evidence: "193 of 393 listeners in common" },
      { artists: [{ name: "B" }], evidence: "171 of 393 listeners in common" },
      { artists: [{ name: "C" }], evidence: "1 of 393 listeners in common" },
    ],
    foot: "393 listeners, rank 12",
  });
});

test("a card of simulated data says so, and an artist without neighbours has no rows", () => {
  expect(artistCard({ ...artist, neighbours: [] }, true)).toMatchObject({
    rows: [],
    foot: "393 simulated listeners, rank 12",
  });
});
