import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coListening } from "../around/co-listening.fixture.ts";
import type { CoListening } from "../around/co-listening.ts";
import { arbitraryCsr, arbitraryPlays, fromDense } from "../csr.fixture.ts";
import type { Csr } from "../csr.ts";
import { METHODS } from "../methods.ts";
import type { NeighbourOptions, NeighbourTable } from "../table.ts";
import {
  candidateLists,
  nearestNeighbours,
  neighboursAndPairs,
  type OpenKernel,
} from "./nearest-neighbours.fixture.ts";
import { referenceNeighbours } from "./reference.fixture.ts";
import { createAssemblyKernel } from "./wasm.mjs";

/** The methods that the pipeline gives to this kernel; the others are compared in doubles. */
const KERNEL_METHODS = METHODS.filter(({ comparison }) => comparison.kind === "cosine");

const assembly = new WebAssembly.Module(readFileSync(new URL("./assembly/kernel.wasm", import.meta.url)));
const openAssembly: OpenKernel = (layout, options) => {
  const pages = Math.ceil(layout.sizeBytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { buffer: memory.buffer, kernel: createAssemblyKernel(assembly, memory, layout, options) };
};

/** What rounding may change in a similarity of these small matrices; see docs/kernel.md, “Exactness”. */
const TOLERANCE = 1e-9;

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

/** The oracle's whole lists, which `topK` cuts. */
const wholeLists = (weights: Csr, options: NeighbourOptions) =>
  listsOf(referenceNeighbours(weights, { ...options, topK: weights.columns }));

/** The same neighbours as in the oracle's whole lists up to ties within the tolerance, the same overlaps, the same counts. */
function expectAgreement(found: NeighbourTable, whole: ReturnType<typeof wholeLists>): void {
  const faults: string[] = [];
  listsOf(found).forEach((list, artist) => {
    const expected = whole[artist] ?? [];
    if (list.length !== Math.min(found.topK, expected.length)) faults.push(`${artist} has ${list.length} neighbours`);
    const exact = new Map(expected.map(([other, similarity, overlap]) => [other, { similarity, overlap }]));
    list.forEach(([other, similarity, overlap], position) => {
      const difference = Math.abs(similarity - (exact.get(other)?.similarity ?? -1));
      const fromPlace = Math.abs(similarity - (expected[position]?.[1] ?? -1));
      if (difference > TOLERANCE || fromPlace > TOLERANCE || overlap !== exact.get(other)?.overlap) {
        faults.push(`${artist} lists ${other} at ${position}: ${similarity}, ${overlap}`);
      }
    });
  });
  expect(faults).toEqual([]);
}

/** Pairs by shared listeners without the zeros behind the last, whose number differs. */
const pairsOf = ({ pairs, strongest }: CoListening) => ({
  pairs: [...pairs].slice(0, 1 + [...pairs].findLastIndex((count) => count > 0)),
  strongest: [...strongest],
});

/** 500 users and 300 artists, few of them well known; every number follows from the position alone. */
function manyPlays(): Csr {
  const scatter = (user: number, artist: number) => (user * 7919 + artist * 104_729 + user * artist * 31) % 1000;
  return fromDense(
    Array.from({ length: 500 }, (_, user) =>
      Array.from({ length: 300 }, (_, artist) => {
        const value = scatter(user, artist);
        return value < 600 / (1 + artist / 5) ? value + 1 : null;
      }),
    ),
  );
}

const crowded = manyPlays();
/** Lists of the crowded matrix by each method, for every kernel and length: the oracle takes a second. */
const crowdedCases = KERNEL_METHODS.flatMap(({ weigh }) =>
  [0, 9].map((minListeners) => {
    const weights = { ...crowded, data: weigh(crowded) };
    const options = { shrinkage: 2, minListeners };
    return { weights, options, whole: wholeLists(weights, { ...options, topK: 1 }) };
  }),
);

describe.each([
  ["portable", undefined],
  ["assembly", openAssembly],
])("nearestNeighbours, %s kernel", (_, openKernel) => {
  const neighboursOf = (weights: Csr, options: NeighbourOptions) => nearestNeighbours(weights, options, openKernel);

  it("nearestNeighbours(weights) is cosine over whole vectors times n / (n + h)", () => {
    const weights = fromDense([
      [3, 3],
      [4, null],
      [null, 4],
    ]);
    // cos = 9 / (5 · 5), though over the one common user it would be 1; n = 1, h = 2.
    const [[other, similarity, overlap] = [-1, -1, -1]] = listOf(
      neighboursOf(weights, { ...everything, shrinkage: 2 }),
      0,
    );
    expect([other, overlap]).toEqual([1, 1]);
    expect(similarity).toBeCloseTo(9 / 25 / 3, 9);
  });

  it.each(KERNEL_METHODS)("nearestNeighbours(weights by $id) agrees with the brute-force oracle", ({ weigh }) => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (plays, options) => {
        const weights = { ...plays, data: weigh(plays) };
        expectAgreement(neighboursOf(weights, options), wholeLists(weights, options));
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 20, 400])(
    "nearestNeighbours(weights, { topK: %d }) agrees with the oracle on lists that overflow",
    (topK) => {
      for (const { weights, options, whole } of crowdedCases)
        expectAgreement(neighboursOf(weights, { ...options, topK }), whole);
    },
  );

  it("nearestNeighbours(weights) gives the same bytes as the TypeScript kernel", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (weights, options) => {
        expect(neighboursOf(weights, options)).toEqual(nearestNeighbours(weights, options));
      }),
      { numRuns: 300 },
    );
  });

  it("candidateLists(weights) are the same lists, in rows that are no longer than they can get", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, (weights, options) => {
        const table = neighboursOf(weights, options);
        const { starts, counts, indices, similarities, overlaps } = candidateLists(weights, options, openKernel);
        const lists = Array.from(counts, (count, artist) =>
          Array.from({ length: count }, (_, place): [number, number, number] => {
            const slot = (starts[artist] ?? 0) + place;
            return [indices[slot] ?? -1, similarities[slot] ?? -1, overlaps[slot] ?? -1];
          }),
        );
        expect(lists).toEqual(listsOf(table));
        expect(indices.length).toBeLessThanOrEqual(table.indices.length);
      }),
      { numRuns: 300 },
    );
    const three = fromDense([
      [1, 1, 1, null],
      [null, null, null, 1],
    ]);
    expect([...candidateLists(three, { ...everything, topK: 3 }, openKernel).starts]).toEqual([0, 2, 4, 6, 6]);
  });

  it.each([
    ["portable", undefined],
    ["assembly", openAssembly],
  ])("the %s kernel counts the shared listeners of every pair on the way, those left out added", (_, open) => {
    const placeholders = fc.uniqueArray(fc.nat(9), { maxLength: 4 });
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), arbitraryOptions, placeholders, (weights, options, artists) => {
        const leftOut = artists.filter((artist) => artist < weights.columns);
        const { counted } = neighboursAndPairs(weights, { ...options, placeholders: leftOut }, open);
        expect(pairsOf(counted)).toEqual(pairsOf(coListening(weights)));
      }),
      { numRuns: 300 },
    );
    const { counted } = neighboursAndPairs(crowded, { ...everything, placeholders: [0, 40] }, open);
    expect(pairsOf(counted)).toEqual(pairsOf(coListening(crowded)));
  });

  it("nearestNeighbours(weights) is symmetric to the last bit", () => {
    fc.assert(
      fc.property(arbitraryCsr(fc.double({ min: 0.3, max: 3, noNaN: true })), (weights) => {
        const lists = listsOf(neighboursOf(weights, { ...everything, shrinkage: 2 }));
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
        listsOf(neighboursOf(weights, options)).forEach((list, artist) => {
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
    const lists = listsOf(neighboursOf(weights, everything)).map((list) => list.map(([other]) => other));
    expect(lists).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(listOf(neighboursOf(weights, { ...everything, topK: 1 }), 0)).toMatchObject([[1, expect.closeTo(1, 9), 2]]);
  });

  it("nearestNeighbours(weights) breaks ties by artist index, at the cut too", () => {
    const weights = fromDense([[1, 1, 1, 1, 1]]);
    expect(listOf(neighboursOf(weights, { ...everything, topK: 2 }), 4)).toEqual([
      [0, 1, 1],
      [1, 1, 1],
    ]);
  });

  it("nearestNeighbours(weights) applies the minimum to neighbours, not to the artist itself", () => {
    const weights = fromDense([
      [1, 1],
      [1, null],
    ]);
    const table = neighboursOf(weights, { ...everything, minListeners: 2 });
    expect(listOf(table, 0)).toEqual([]);
    expect(listOf(table, 1).map(([other]) => other)).toEqual([0]);
  });

  it("nearestNeighbours(weights) lists nothing for artists without listeners", () => {
    const weights = fromDense([
      [1, null],
      [null, null],
    ]);
    expect([...neighboursOf(weights, everything).counts]).toEqual([0, 0]);
  });

  it("nearestNeighbours(weights) lists a neighbour however far apart the weights are", () => {
    const weights = fromDense([
      [1, 1e9],
      [1e9, 1],
    ]);
    expect(listOf(neighboursOf(weights, everything), 0)).toMatchObject([[1, expect.closeTo(0, 8), 2]]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    "nearestNeighbours(weights) refuses a weight of %d",
    (weight) => {
      expect(() => neighboursOf(fromDense([[1, weight]]), everything)).toThrow(
        new RangeError(`Weight 1, of artist 1, is ${weight}, expected a positive number.`),
      );
    },
  );

  it("nearestNeighbours(weights) of one user lists all of the user's other artists", () => {
    const table = neighboursOf(fromDense([[2, null, 9, 4]]), everything);
    expect(listsOf(table).map((list) => list.map(([other]) => other))).toEqual([[2, 3], [], [0, 3], [0, 2]]);
  });

  it("nearestNeighbours(weights) without artists or users is an empty table", () => {
    expect(neighboursOf(fromDense([], 0), everything).counts).toHaveLength(0);
    expect([...neighboursOf(fromDense([], 2), everything).counts]).toEqual([0, 0]);
  });

  it.each([
    [{ topK: 0 }, "topK is 0, expected a positive integer."],
    [{ topK: 1.5 }, "topK is 1.5, expected a positive integer."],
    [{ shrinkage: -1 }, "shrinkage is -1, expected 0 or a positive number."],
    [{ shrinkage: Number.NaN }, "shrinkage is NaN, expected 0 or a positive number."],
    [{ minListeners: 2.5 }, "minListeners is 2.5, expected 0 or a positive integer."],
  ])("nearestNeighbours(weights, %o) says what is wrong", (fault, message) => {
    expect(() => neighboursOf(fromDense([[1]]), { ...everything, ...fault })).toThrow(new RangeError(message));
  });
});
