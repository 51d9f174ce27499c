import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDense } from "../../lib/kernel/csr.fixture.ts";
import { emptyTable, type NeighbourTable } from "../../lib/kernel/table.ts";
import { gini } from "./concentration.ts";
import { createMeasured, measureSplit } from "./measure.ts";
import { tallyPairs } from "./pair-protocol.ts";
import { rankingMetrics } from "./ranking-metrics.ts";
import { createRecommender } from "./recommend.ts";

function tableOf(lists: readonly (readonly [number, number][])[]): NeighbourTable {
  const table = emptyTable(lists.length, 4);
  for (const [artist, list] of lists.entries()) {
    table.counts[artist] = list.length;
    for (const [place, [other, similarity]] of list.entries()) {
      table.indices[artist * 4 + place] = other;
      table.similarities[artist * 4 + place] = similarity;
      table.overlaps[artist * 4 + place] = 3;
    }
  }
  return table;
}

describe("rankingMetrics", () => {
  it("rankingMetrics(ranked, hidden, length) of a worked example", () => {
    // Finds at ranks 1 and 3 of 5, four hidden.
    const { recall, ndcg, hitRate, averagePrecision } = rankingMetrics([7, 1, 8, 2, 3], new Set([7, 8, 9, 10]), 5);
    const best = 1 + 1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5);
    expect(recall).toBe(2 / 4);
    expect(ndcg).toBeCloseTo((1 + 1 / 2) / best, 12);
    expect(hitRate).toBe(1);
    expect(averagePrecision).toBeCloseTo((1 + 2 / 3) / 4, 12);
  });

  it("rankingMetrics of a perfect list is 1, except recall, which the length limits", () => {
    expect(rankingMetrics([1, 2], new Set([1, 2, 3, 4]), 2)).toEqual({
      recall: 0.5,
      ndcg: 1,
      hitRate: 1,
      averagePrecision: 1,
    });
  });

  it("rankingMetrics of an empty list is 0", () => {
    expect(rankingMetrics([], new Set([1]), 10)).toEqual({ recall: 0, ndcg: 0, hitRate: 0, averagePrecision: 0 });
  });
});

describe("createRecommender", () => {
  it("createRecommender(…)(user) adds up what lists say, skips known artists, breaks ties by index", () => {
    const training = fromDense([
      [1, 1, null, null, null],
      [null, null, 1, 1, 1],
    ]);
    const table = tableOf([
      [
        [1, 0.9],
        [3, 0.4],
        [4, 0.5],
      ],
      [
        [0, 0.9],
        [3, 0.4],
        [2, 0.5],
      ],
      [],
      [],
      [],
    ]);
    const recommend = createRecommender(training, table, 3);
    expect([...recommend(0)]).toEqual([3, 2, 4]);
    expect([...recommend(0)]).toEqual([3, 2, 4]);
  });
});

describe("tallyPairs", () => {
  it("tallyPairs equals drawing every pair of a known and a hidden artist", () => {
    const arbitraryLists = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        arbitraryLists,
        fc.subarray([0, 1, 2, 3, 4, 5]),
        fc.integer({ min: 1, max: 4 }),
        (lists, known, length) => {
          const hidden = new Set([0, 1, 2, 3, 4, 5].filter((artist) => !known.includes(artist)));
          const table = tableOf(lists.map((list) => list.map((other): [number, number] => [other, 0.5])));
          let hits = 0;
          for (const artist of known) {
            for (const wanted of hidden) if (lists[artist]?.slice(0, length).includes(wanted)) hits += 1;
          }
          expect(tallyPairs(table, known, hidden, length)).toEqual({ hits, trials: known.length * hidden.size });
        },
      ),
    );
  });
});

describe("gini", () => {
  it("gini is 0 for equal counts, (n − 1)/n if one has all, and the mean difference over twice the mean", () => {
    expect(gini([3, 3, 3])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBe(0.75);
    expect(gini([])).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (total === 0) return;
        const differences = counts.flatMap((a) => counts.map((b) => Math.abs(a - b)));
        const expected = differences.reduce((sum, value) => sum + value, 0) / (2 * counts.length * total);
        expect(gini(counts)).toBeCloseTo(expected, 12);
      }),
    );
  });
});

describe("measureSplit", () => {
  it("measureSplit counts only users with hidden artists, each in its own slot", () => {
    const training = fromDense([
      [1, null, null],
      [1, 1, null],
    ]);
    const hidden = fromDense([
      [null, 1, null],
      [null, null, null],
    ]);
    const table = tableOf([[[1, 0.5]], [[0, 0.5]], []]);
    const measured = createMeasured({ users: 2, artists: 3, truth: null, hasOrders: true });
    const split = { training, hidden, originals: Uint32Array.of(0, 1, 2) };
    measureSplit(measured, split, createRecommender(training, table, 10), table);
    expect([...measured.users.recall.hits]).toEqual([1, 0]);
    expect([...measured.users.recall.trials]).toEqual([1, 0]);
    expect([...measured.users.popularity.hits]).toEqual([0.5, 0]);
    expect([...measured.balanced.pairs.trials]).toEqual([1, 0]);
    expect([...measured.balanced.tailPairs.trials]).toEqual([0, 0]);
    expect(measured.coverage).toEqual([0.5]);
  });

  it("measureSplit measures the first ten in every order, and names artists by the dataset's own index", () => {
    // Twelve artists of 12 to 1 listeners. The last lists all others at one similarity, so that its orders follow their listeners.
    const users = Array.from({ length: 12 }, (_, user) =>
      Array.from({ length: 12 }, (_, artist) => (artist <= 11 - user ? 1 : null)),
    );
    const training = fromDense(users);
    const hidden = fromDense(
      users.map((row, user) => row.map((_, artist) => (user === 0 && artist === 10 ? 1 : null))),
    );
    const table = emptyTable(12, 11);
    table.counts[11] = 11;
    for (let other = 0; other < 11; other++) {
      table.indices[121 + other] = other;
      table.similarities[121 + other] = 0.5;
    }
    const measured = createMeasured({ users: 12, artists: 12, truth: null, hasOrders: true });
    const split = { training, hidden, originals: Uint32Array.from({ length: 12 }, (_, index) => 11 - index) };
    measureSplit(measured, split, createRecommender(training, table, 10), table);
    const { balanced, orders } = measured;
    expect(orders?.familiar.pairs.hits[0]).toBe(0);
    expect(orders?.adventurous.pairs.hits[0]).toBe(1);
    expect(balanced).toMatchObject({ coverage: [10 / 12], lists: 1 });
    // Artist 10 of the split is the dataset's artist 1, artist 0 its artist 11.
    expect([balanced.occurrences[1], balanced.occurrences[11]]).toEqual([0, 1]);
    expect([orders?.adventurous.occurrences[1], orders?.adventurous.occurrences[11]]).toEqual([1, 0]);
  });
});
