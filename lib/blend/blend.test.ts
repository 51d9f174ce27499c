import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlendArtist, type BlendInput, type BlendNeighbour, blend, recommendation } from "./blend.ts";

const SLUGS = ["abba", "beck", "can", "dido", "eno", "fugees", "gong", "hole"];

const neighbour = (slug: string, similarity: number): BlendNeighbour => ({
  slug,
  name: slug.toUpperCase(),
  listeners: 10 * (1 + SLUGS.indexOf(slug)),
  similarity,
  overlap: 5,
  lift: 2,
  tags: [],
  lowConfidence: false,
});

const artist = (slug: string, near: Record<string, number>): BlendArtist => ({
  slug,
  name: slug.toUpperCase(),
  listeners: 100,
  tags: [],
  neighbours: Object.entries(near).map(([other, similarity]) => neighbour(other, similarity)),
});

const input = (slug: string, near: Record<string, number>, weight = 1): BlendInput => ({
  artist: artist(slug, near),
  weight,
});

/** Few distinct similarities and weights, so that ties are common. */
const similarity = fc.oneof(fc.constantFrom(0.09, 0.25, 0.36, 1), fc.double({ min: 1e-6, max: 1, noNaN: true }));
const arbitraryInputs = fc.uniqueArray(fc.constantFrom(...SLUGS), { minLength: 1, maxLength: 6 }).chain((slugs) =>
  fc.tuple(
    ...slugs.map((slug) =>
      fc
        .record({
          near: fc.dictionary(fc.constantFrom(...SLUGS.filter((other) => other !== slug)), similarity),
          weight: fc.integer({ min: 1, max: 5 }),
        })
        .map(({ near, weight }) => input(slug, near, weight)),
    ),
  ),
);

/** The definition, literally: for every artist, average the roots, square the average; and average what the lists say. */
function byDefinition(inputs: readonly BlendInput[]): Map<string, { score: number; rank: number }> {
  const scores = new Map<string, { score: number; rank: number }>();
  for (const slug of SLUGS) {
    let roots = 0;
    let rank = 0;
    let weights = 0;
    for (const { artist: source, weight } of inputs) {
      const place = source.neighbours.findIndex((listed) => listed.slug === slug);
      const listed = source.neighbours[place];
      roots += weight * (listed?.similarity ?? 0) ** 0.5;
      if (listed !== undefined) rank += weight * recommendation(listed.similarity, listed.listeners, place);
      weights += weight;
    }
    if (roots > 0 && !inputs.some(({ artist: source }) => source.slug === slug)) {
      scores.set(slug, { score: (roots / weights) ** 2, rank: rank / weights });
    }
  }
  return scores;
}

describe("recommendation", () => {
  it("recommendation(similarity, listeners, place) grows with both, and falls with the place", () => {
    expect(recommendation(0.25, 1, 0)).toBe(0.5);
    expect(recommendation(0.36, 10, 3)).toBeGreaterThan(recommendation(0.25, 10, 3));
    expect(recommendation(0.25, 20, 3)).toBeGreaterThan(recommendation(0.25, 10, 3));
    expect(recommendation(0.25, 10, 4)).toBeLessThan(recommendation(0.25, 10, 3));
  });
});

describe("blend(inputs)", () => {
  it("ranks artists similar to both above artists twice as similar to one", () => {
    const results = blend([input("abba", { can: 0.25, dido: 0.5 }), input("beck", { can: 0.25, eno: 0.5 })]);
    expect(results.map(({ slug, score }) => [slug, score])).toEqual([
      ["can", 0.25],
      ["eno", expect.closeTo(0.125, 12)],
      ["dido", expect.closeTo(0.125, 12)],
    ]);
  });

  it("leaves the inputs out, also where one lists another", () => {
    const results = blend([input("abba", { beck: 1, can: 0.1 }), input("beck", { abba: 1 })]);
    expect(results.map(({ slug }) => slug)).toEqual(["can"]);
  });

  it("gives each result its entry in every input's list, null if it has none", () => {
    const [result] = blend([input("abba", { can: 0.4 }), input("beck", {})]);
    expect(result?.evidence).toEqual([neighbour("can", 0.4), null]);
  });

  it("gives each result its tags, those of most inputs first, then the best", () => {
    const tagged = (slug: string, tags: string[]): BlendInput => ({
      weight: 1,
      artist: {
        ...artist(slug, {}),
        tags,
        neighbours: [{ ...neighbour("can", 0.4), tags: ["krautrock", "german", "70s", "rock"] }],
      },
    });
    const [result] = blend([tagged("abba", ["70s", "pop"]), tagged("beck", ["rock", "70s"])]);
    expect(result?.tags).toEqual(["70s", "rock", "krautrock", "german"]);
    expect(result?.sharedTags).toEqual(["70s", "rock"]);
  });

  it("a weight turns the list towards its artist", () => {
    const near = [
      { can: 0.4, dido: 0.1 },
      { dido: 0.4, can: 0.1 },
    ] as const;
    const first = (weight: number) => blend([input("abba", near[0], weight), input("beck", near[1])])[0]?.slug;
    expect(first(1)).toBe("dido");
    expect(first(2)).toBe("can");
  });

  it("of one artist keeps its list, similarities and order", () => {
    const results = blend([input("abba", { eno: 0.49, can: 0.25, dido: 0.81 })]);
    expect(results.map(({ slug }) => slug)).toEqual(["dido", "eno", "can"]);
    for (const { score, evidence } of results) expect(score).toBeCloseTo(evidence[0]?.similarity ?? 0, 12);
  });

  it("of nothing is nothing", () => {
    expect(blend([])).toEqual([]);
  });

  it("agrees with its definition, in a total order", () => {
    fc.assert(
      fc.property(arbitraryInputs, (inputs) => {
        const expected = byDefinition(inputs);
        const results = blend(inputs);
        expect(new Set(results.map(({ slug }) => slug))).toEqual(new Set(expected.keys()));
        for (const { slug, score } of results) expect(score).toBeCloseTo(expected.get(slug)?.score ?? -1, 12);
        for (const [place, result] of results.entries()) {
          const next = results[place + 1];
          if (next === undefined) break;
          const [rank, nextRank] = [expected.get(result.slug)?.rank ?? -1, expected.get(next.slug)?.rank ?? -1];
          expect(rank).toBeGreaterThanOrEqual(nextRank - 1e-12);
        }
      }),
    );
  });

  it("doesn't depend on the order of the inputs, to the last bit", () => {
    const shuffled = arbitraryInputs.chain((inputs) =>
      fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length })),
    );
    fc.assert(
      fc.property(shuffled, ([inputs, other]) => {
        const bare = (given: readonly BlendInput[]) => blend(given).map(({ evidence: _, ...rest }) => rest);
        expect(bare(other)).toEqual(bare(inputs));
      }),
    );
  });

  it("doesn't depend on the scale of the weights, to the last bit", () => {
    fc.assert(
      fc.property(arbitraryInputs, fc.integer({ min: 2, max: 1000 }), (inputs, factor) => {
        const scaled = inputs.map(({ artist: source, weight }) => ({ artist: source, weight: weight * factor }));
        expect(blend(scaled)).toEqual(blend(inputs));
      }),
    );
  });

  it("a score lies between the least and the largest similarity", () => {
    fc.assert(
      fc.property(arbitraryInputs, (inputs) => {
        for (const { score, evidence } of blend(inputs)) {
          const similarities = evidence.map((listed) => listed?.similarity ?? 0);
          expect(score).toBeGreaterThanOrEqual(Math.min(...similarities) - 1e-12);
          expect(score).toBeLessThanOrEqual(Math.max(...similarities) + 1e-12);
        }
      }),
    );
  });
});
