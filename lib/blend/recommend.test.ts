import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BlendArtist } from "./blend.ts";
import { playWeights, recommend } from "./recommend.ts";

function artist(slug: string, near: Record<string, number>): BlendArtist {
  const neighbours = Object.entries(near).map(([other, similarity]) => ({
    slug: other,
    name: other.toUpperCase(),
    listeners: 10,
    similarity,
    overlap: Math.round(similarity * 100),
    lift: 2,
    tags: [],
    lowConfidence: false,
  }));
  return { slug, name: slug.toUpperCase(), listeners: 100, tags: [], neighbours };
}

const isNeverKnown = () => false;

describe("playWeights", () => {
  it.each([
    [
      [null, null],
      [1, 1],
    ],
    [[10], [1]],
    [
      [10, 10, null],
      [1, 1, 1],
    ],
    [
      [1, 1_000_000, 1000],
      [0.3, 3, 1],
    ],
    [
      [0, 5],
      [1, 1],
    ],
  ])("playWeights(%j) is %j", (counts, weights) => {
    expect(playWeights(counts)).toEqual(weights);
  });

  it("playWeights(counts) lie between 0.3 and 3 and rise with the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1 }), (counts) => {
        const weights = playWeights(counts.toSorted((a, b) => a - b));
        weights.forEach((weight, at) => {
          expect(weight).toBeGreaterThanOrEqual(Math.max(0.3, weights[at - 1] ?? 0));
          expect(weight).toBeLessThanOrEqual(3);
        });
      }),
    );
  });
});

describe("recommend", () => {
  const abba = artist("abba", { can: 0.36, dido: 0.25, beck: 0.9 });
  const beck = artist("beck", { can: 0.25, eno: 0.3, abba: 0.9 });
  const played = [
    { artist: abba, count: 10 },
    { artist: beck, count: 10 },
  ];

  it("recommend(played) leaves out what is played, and names what each result comes from, the most telling first", () => {
    const results = recommend(played, isNeverKnown, 10);
    expect(results.map(({ slug }) => slug)).toEqual(["can", "eno", "dido"]);
    expect(results[0]?.sources).toEqual([
      { slug: "abba", name: "ABBA", overlap: 36 },
      { slug: "beck", name: "BECK", overlap: 25 },
    ]);
  });

  it("recommend(played, isKnown) leaves out what is known otherwise, and fills its place", () => {
    expect(recommend(played, ({ slug }) => slug === "can", 1).map(({ slug }) => slug)).toEqual(["eno"]);
  });

  it("recommend(played) turns towards what is played more", () => {
    const favoured = recommend(
      [
        { artist: abba, count: 500 },
        { artist: beck, count: 1 },
      ],
      isNeverKnown,
      3,
    );
    expect(favoured.map(({ slug }) => slug)).toEqual(["can", "dido", "eno"]);
  });

  it("recommend([]) is empty", () => {
    expect(recommend([], isNeverKnown, 10)).toEqual([]);
  });
});
