import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "./csr.fixture.ts";
import type { Csr } from "./csr.ts";
import { METHODS } from "./methods.ts";
import {
  createNeighbourTable,
  createScratch,
  fillNeighbours,
  type NeighbourTable,
  nearestNeighbours,
  prepareMatrices,
} from "./neighbours.ts";
import { referenceNeighbours } from "./reference.ts";

const everything = { topK: 20, shrinkage: 0, minListeners: 0 };

const arbitraryOptions = fc.record({
  topK: fc.integer({ min: 1, max: 12 }),
  shrinkage: fc.constantFrom(0, 0.5, 2, 100),
  minListeners: fc.constantFrom(0, 1, 2, 3, 5, 50),
});

/** One artist's list as [artistIndex, similarity, overlap], best first. */
function listOf(table: NeighbourTable, artist: number): [number, number, number][] {
  return Array.from({ length: table.counts[artist] ?? 0 }, (_, position) => {
    const slot = artist * table.topK + position;
    return [table.indices[slot] ?? -1, table.similarities[slot] ?? -1, table.overlaps[slot] ?? -1];
  });
}

function listsOf(table: NeighbourTable): [number, number, number][][] {
  return Array.from({ length: table.artists }, (_, artist) => listOf(table, artist));
}

describe("nearestNeighbours", () => {
  it("nearestNeighbours(weights) is cosine over whole vectors times n / (n + h)", () => {
    const weights = fromDense([
      [3, 3],
      [4, null],
      [null, 4],
    ]);
    // cos = 9 / (5 · 5), though over the one common user it would be 1; n = 1, h = 2.
    expect(listOf(nearestNeighbours(weights, { ...everything, shrinkage: 2 }), 0)).toEqual([[1, 9 / 25 / 3, 1]]);
  });

  it.each(METHODS)("nearestNeighbours(weights by $id) agrees with the brute-force oracle bit for bit", ({ weigh }) => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (plays, options) => {
        const weights = { ...plays, data: weigh(plays) };
        expect(nearestNeighbours(weights, options)).toEqual(referenceNeighbours(weights, options));
      }),
      { numRuns: 300 },
    );
  });

  it("nearestNeighbours(weights) agrees with the oracle where stored weights are 0", () => {
    fc.assert(
      fc.property(arbitraryCsr(fc.constantFrom(0, 0, 1)), arbitraryOptions, (weights, options) => {
        expect(nearestNeighbours(weights, options)).toEqual(referenceNeighbours(weights, options));
      }),
    );
  });

  it("nearestNeighbours(weights) is symmetric to the last bit", () => {
    fc.assert(
      fc.property(arbitraryCsr(fc.double({ min: 0.3, max: 3, noNaN: true })), (weights) => {
        const lists = listsOf(nearestNeighbours(weights, { ...everything, shrinkage: 2 }));
        lists.forEach((list, artist) => {
          for (const [other, similarity, overlap] of list) {
            expect(lists[other]).toContainEqual([artist, similarity, overlap]);
          }
        });
      }),
    );
  });

  it("nearestNeighbours(weights) stays within 0 < similarity ≤ 1 and overlap ≥ 1, ordered, without the artist itself", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (weights, options) => {
        listsOf(nearestNeighbours(weights, options)).forEach((list, artist) => {
          list.forEach(([other, similarity, overlap], position) => {
            expect(other).not.toBe(artist);
            expect(similarity).toBeGreaterThan(0);
            expect(similarity).toBeLessThanOrEqual(1);
            expect(overlap).toBeGreaterThanOrEqual(1);
            const [previous, previousSimilarity] = list[position - 1] ?? [-1, 1];
            expect(similarity < previousSimilarity || (similarity === previousSimilarity && other > previous)).toBe(
              true,
            );
          });
        });
      }),
    );
  });

  it("nearestNeighbours(weights) never lists the artist itself, though others tie with it at 1", () => {
    const weights = fromDense([
      [7, 7, 7],
      [5, 5, 5],
    ]);
    const lists = listsOf(nearestNeighbours(weights, everything)).map((list) => list.map(([other]) => other));
    expect(lists).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(listOf(nearestNeighbours(weights, { ...everything, topK: 1 }), 0)).toEqual([[1, 1, 2]]);
  });

  it("nearestNeighbours(weights) breaks ties by artist index, at the cut too", () => {
    const weights = fromDense([[1, 1, 1, 1, 1]]);
    expect(listOf(nearestNeighbours(weights, { ...everything, topK: 2 }), 4)).toEqual([
      [0, 1, 1],
      [1, 1, 1],
    ]);
  });

  it("nearestNeighbours(weights) holds the floor against neighbours, not against the artist asked about", () => {
    const weights = fromDense([
      [1, 1],
      [1, null],
    ]);
    const table = nearestNeighbours(weights, { ...everything, minListeners: 2 });
    expect(listOf(table, 0)).toEqual([]);
    expect(listOf(table, 1).map(([other]) => other)).toEqual([0]);
  });

  it("nearestNeighbours(weights) lists nothing for artists without listeners, or without weight", () => {
    const weights = fromDense([
      [1, 0, null],
      [1, 0, null],
      [null, null, null],
    ]);
    const table = nearestNeighbours(weights, everything);
    expect([...table.counts]).toEqual([0, 0, 0]);
  });

  it("nearestNeighbours(weights) of one user lists all of the user's other artists", () => {
    const table = nearestNeighbours(fromDense([[2, null, 9, 4]]), everything);
    expect(listsOf(table).map((list) => list.map(([other]) => other))).toEqual([[2, 3], [], [0, 3], [0, 2]]);
  });

  it("nearestNeighbours(weights) without artists or users is an empty table", () => {
    expect(nearestNeighbours(fromDense([], 0), everything).counts).toHaveLength(0);
    expect([...nearestNeighbours(fromDense([], 2), everything).counts]).toEqual([0, 0]);
  });

  it.each([
    [{ topK: 0 }, "topK is 0, expected a positive integer."],
    [{ topK: 1.5 }, "topK is 1.5, expected a positive integer."],
    [{ shrinkage: -1 }, "shrinkage is -1, expected 0 or a positive number."],
    [{ shrinkage: Number.NaN }, "shrinkage is NaN, expected 0 or a positive number."],
    [{ minListeners: 2.5 }, "minListeners is 2.5, expected 0 or a positive integer."],
  ])("nearestNeighbours(weights, %o) says what is wrong", (fault, message) => {
    expect(() => nearestNeighbours(fromDense([[1]]), { ...everything, ...fault })).toThrow(new RangeError(message));
  });
});

describe("fillNeighbours", () => {
  const rangesOf = (weights: Csr, cuts: number[]) => {
    const bounds = [0, ...cuts.map((cut) => cut % (weights.columns + 1)), weights.columns].sort((a, b) => a - b);
    return bounds.slice(1).map((to, range) => ({ from: bounds[range] ?? 0, to }));
  };

  it("fillNeighbours(table, …, from, to) gives the same bytes for any split, in any order, with a used scratch", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, fc.array(fc.nat(10)), (weights, options, cuts) => {
        const table = createNeighbourTable(weights.columns, options.topK);
        const scratch = createScratch(weights.columns, options.topK);
        const matrices = prepareMatrices(weights);
        for (const { from, to } of rangesOf(weights, cuts).reverse()) {
          fillNeighbours(table, matrices, options, from, to, scratch);
        }
        expect(table).toEqual(nearestNeighbours(weights, options));
      }),
    );
  });

  it("fillNeighbours(table, …, from, to) leaves other rows alone", () => {
    const weights = fromDense([[1, 1, 1]]);
    const table = createNeighbourTable(3, 2);
    fillNeighbours(table, prepareMatrices(weights), { ...everything, topK: 2 }, 1, 2, createScratch(3, 2));
    expect([...table.counts]).toEqual([0, 2, 0]);
    expect([...table.indices]).toEqual([0, 0, 0, 2, 0, 0]);
  });
});
