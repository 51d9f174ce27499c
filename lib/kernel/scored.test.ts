import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jaccard, logLikelihoodRatio } from "./counts.ts";
import { arbitraryCsr, arbitraryPlays, fromDense } from "./csr.fixture.ts";
import type { Csr } from "./csr.ts";
import { METHODS } from "./methods.ts";
import { type PairScore, type ScoredOptions, scoredNeighbours } from "./scored.ts";
import type { NeighbourTable } from "./table.ts";

const everything: ScoredOptions = { topK: 20, shrinkage: 0, minListeners: 0, minOverlap: 1 };
const byCosine: PairScore = ({ cosine }) => cosine;
const byJaccard: PairScore = (pair) => jaccard(pair.overlap, pair.listeners, pair.otherListeners, pair.users);
const byLlr: PairScore = (pair) => logLikelihoodRatio(pair.overlap, pair.listeners, pair.otherListeners, pair.users);

const arbitraryOptions = fc.record({
  topK: fc.integer({ min: 1, max: 12 }),
  shrinkage: fc.constantFrom(0, 2, 10),
  minListeners: fc.constantFrom(0, 2, 3),
  minOverlap: fc.constantFrom(1, 2, 3),
});

function compute(weights: Csr, score: PairScore, options: ScoredOptions): NeighbourTable {
  const work = scoredNeighbours(weights, score, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

type Listed = { other: number; similarity: number; overlap: number };

function listsOf(table: NeighbourTable): Listed[][] {
  return Array.from({ length: table.artists }, (_, artist) =>
    Array.from({ length: table.counts[artist] ?? 0 }, (_, place) => {
      const slot = artist * table.topK + place;
      return {
        other: table.indices[slot] ?? -1,
        similarity: table.similarities[slot] ?? -1,
        overlap: table.overlaps[slot] ?? -1,
      };
    }),
  );
}

/** Every artist's weight by user. */
function profilesOf(weights: Csr): Map<number, number>[] {
  const profiles = Array.from({ length: weights.columns }, () => new Map<number, number>());
  for (let user = 0; user < weights.rows; user++) {
    for (let position = weights.indptr[user] ?? 0; position < (weights.indptr[user + 1] ?? 0); position++) {
      profiles[weights.indices[position] ?? 0]?.set(user, weights.data[position] ?? 0);
    }
  }
  return profiles;
}

type Profile = ReadonlyMap<number, number>;
const shared = (a: Profile, b: Profile) => [...a.keys()].filter((user) => b.has(user)).length;
const norm = (profile: Profile) => Math.hypot(...profile.values());

/** The definitions, from sets and dense sums. */
const ORACLES: Record<string, (a: Profile, b: Profile, users: number) => number> = {
  cosine: (a, b) => {
    const dot = [...a].reduce((sum, [user, weight]) => sum + weight * (b.get(user) ?? 0), 0);
    return dot === 0 ? 0 : dot / (norm(a) * norm(b));
  },
  jaccard: (a, b) => shared(a, b) / new Set([...a.keys(), ...b.keys()]).size,
  llr: (a, b, users) => {
    // Entropy form, as Mahout has it: G² = 2·(H(rows) + H(columns) − H(table)), H unnormalised.
    const entropy = (...counts: number[]) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      return counts.reduce((sum, count) => sum - (count === 0 ? 0 : count * Math.log(count / total)), 0);
    };
    const both = shared(a, b);
    const table = [both, a.size - both, b.size - both, users - a.size - b.size + both];
    if (both / users <= (a.size / users) * (b.size / users)) return 0;
    const surprise = 2 * (entropy(a.size, users - a.size) + entropy(b.size, users - b.size) - entropy(...table));
    return 1 - 1 / (1 + surprise);
  },
};

describe("scoredNeighbours", () => {
  it.each([
    ["cosine", byCosine],
    ["jaccard", byJaccard],
    ["llr", byLlr],
  ])("scoredNeighbours(weights, %s) agrees with the definition to 1e-9, for every pair and no other", (name, score) => {
    const oracle = ORACLES[name];
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.constantFrom(0, 2, 10), (weights, shrinkage) => {
        const profiles = profilesOf(weights);
        listsOf(compute(weights, score, { ...everything, shrinkage })).forEach((list, artist) => {
          const found = new Map(list.map(({ other, similarity }) => [other, similarity]));
          profiles.forEach((profile, other) => {
            const own = profiles[artist] ?? new Map();
            const overlap = shared(own, profile);
            const isPair = other !== artist && overlap > 0;
            const expected = isPair
              ? ((oracle?.(own, profile, weights.rows) ?? -1) * overlap) / (overlap + shrinkage)
              : 0;
            expect(Math.abs((found.get(other) ?? 0) - expected)).toBeLessThan(1e-9);
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each(METHODS)("scoredNeighbours(weights by $id) stays within 0 < similarity ≤ 1", ({ weigh }) => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (plays, options) => {
        const weights = { ...plays, data: weigh(plays) };
        for (const score of [byCosine, byJaccard, byLlr]) {
          for (const { similarity } of listsOf(compute(weights, score, options)).flat()) {
            expect(similarity).toBeGreaterThan(0);
            expect(similarity).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("scoredNeighbours(…, minListeners, minOverlap) lists the artists that meet both minimums, in the same order, and no others", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (weights, options) => {
        const listeners = profilesOf(weights).map((profile) => profile.size);
        const all = listsOf(compute(weights, byCosine, { ...everything, shrinkage: options.shrinkage }));
        const expected = all.map((list) =>
          list
            .filter(({ other }) => (listeners[other] ?? 0) >= options.minListeners)
            .filter(({ overlap }) => overlap >= options.minOverlap)
            .slice(0, options.topK),
        );
        expect(listsOf(compute(weights, byCosine, options))).toEqual(expected);
      }),
    );
  });

  it("scoredNeighbours(…, shrinkage) never raises a similarity, and lowers those of few shared listeners more", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.double({ min: 0.1, max: 50, noNaN: true }), (weights, shrinkage) => {
        const plain = listsOf(compute(weights, byCosine, everything));
        listsOf(compute(weights, byCosine, { ...everything, shrinkage })).forEach((list, artist) => {
          for (const { other, similarity, overlap } of list) {
            const before = plain[artist]?.find((one) => one.other === other)?.similarity ?? 0;
            expect(similarity).toBeLessThan(before);
            expect(similarity / before).toBeCloseTo(overlap / (overlap + shrinkage), 12);
          }
        });
      }),
    );
  });

  it.each([
    [{ topK: 0 }, "topK is 0, expected a positive integer."],
    [{ shrinkage: -1 }, "shrinkage is -1, expected 0 or a positive number."],
    [{ minListeners: 2.5 }, "minListeners is 2.5, expected 0 or a positive integer."],
    [{ minOverlap: 0 }, "minOverlap is 0, expected a positive integer."],
  ])("scoredNeighbours(…, %o) says what is wrong", (fault, message) => {
    expect(() => compute(fromDense([[1]]), byCosine, { ...everything, ...fault })).toThrow(new RangeError(message));
  });
});

describe("logLikelihoodRatio", () => {
  it("logLikelihoodRatio of audiences that overlap as chance would, or less, is 0", () => {
    expect(logLikelihoodRatio(1, 10, 10, 100)).toBe(0);
    expect(logLikelihoodRatio(1, 50, 50, 100)).toBe(0);
  });

  it("logLikelihoodRatio rises with the overlap", () => {
    const scores = [2, 3, 5, 8].map((overlap) => logLikelihoodRatio(overlap, 10, 10, 100));
    expect(scores.toSorted((a, b) => a - b)).toEqual(scores);
    expect(new Set(scores).size).toBe(4);
  });
});
