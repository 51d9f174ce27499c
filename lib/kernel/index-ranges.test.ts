import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { coListening } from "./around/co-listening.fixture.ts";
import { listedBy } from "./around/listed-by.ts";
import { mutualPairs } from "./around/mutual-pairs.ts";
import { reciprocalCounts } from "./around/reciprocity.ts";
import { capLists } from "./cap-lists.ts";
import { candidateLists, nearestNeighbours } from "./cosine/nearest-neighbours.fixture.ts";
import { arbitraryCsr, arbitraryPlays } from "./csr.fixture.ts";
import { assertCsr, type Csr, columnLengths, rowLengths, transpose, withoutColumns } from "./csr.ts";
import { countOverlaps, factorNeighbours, withoutRows } from "./factors/factor-neighbours.ts";
import { METHODS } from "./methods.ts";
import { rangeChecked, rangeCheckedConstructor } from "./range-checked.fixture.ts";
import { scoredNeighbours } from "./scored.ts";
import { standings } from "./standings.ts";
import { capShares } from "./term-weights.ts";
import { artistProfiles, reranked, trainedFactors } from "./vectors/space.fixture.ts";

const NEIGHBOURS = { topK: 3, shrinkage: 2, minListeners: 1, minOverlap: 1 };
const TRAINING = { factors: 16, confidence: 20, regularisation: 60, rounds: 1, steps: 2, minListeners: 2 };

function resultOf<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const half = () => 0.25;

const factorsOf = async (weights: Csr) =>
  (await trainedFactors(weights, TRAINING, { artists: await profilesOf(weights) })).artists;
const profilesOf = (weights: Csr) =>
  artistProfiles(weights, { dimensions: 16, oversampling: 16, passes: 2, minListeners: 1 }, half);

/** Everything in the kernel that indexes an array, by name. */
const COMPUTATIONS: Record<string, (plays: Csr) => unknown> = {
  "assertCsr, rowLengths, columnLengths, transpose, withoutColumns": (plays) => {
    assertCsr(plays);
    withoutColumns(plays, Array.from({ length: plays.columns }, (_, artist) => artist).slice(0, 2));
    rowLengths(plays);
    columnLengths(plays);
    transpose(plays);
  },
  "every method's weights, and capShares": (plays) => {
    for (const method of METHODS) capShares(plays, method.weigh(plays), 0.3);
  },
  capLists: (plays) => capLists(plays, 2),
  coListening: (plays) => coListening(plays),
  "nearestNeighbours, listedBy, mutualPairs, reciprocalCounts": (plays) => {
    const table = nearestNeighbours(plays, NEIGHBOURS);
    listedBy(table, plays.columns);
    reciprocalCounts(table, plays.columns);
    const marks = new Uint8Array(plays.columns);
    for (let artist = 0; artist < plays.columns; artist++) mutualPairs(table, artist, 3, marks);
  },
  scoredNeighbours: (plays) => resultOf(scoredNeighbours(plays, ({ cosine }) => cosine, NEIGHBOURS)),
  "trainedFactors, factorNeighbours, countOverlaps": async (plays) => {
    const table = resultOf(
      factorNeighbours(
        withoutRows(await factorsOf(plays), [0].slice(0, plays.columns)),
        columnLengths(plays),
        NEIGHBOURS,
      ),
    );
    countOverlaps(table, transpose(plays));
  },
  "artistProfiles, reranked": async (plays) => {
    const candidates = candidateLists(plays, { ...NEIGHBOURS, topK: 5 });
    const spaces = { factors: await factorsOf(plays), profiles: await profilesOf(plays) };
    await reranked(candidates, spaces, {
      topK: 3,
      ridge: 60,
      candidateShrinkage: 2,
      evidenceShrinkage: 0.2,
      leverageExponent: 0.25,
    });
  },
  standings: (plays) => standings(plays.data),
};

describe("the kernel's indices", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("rangeChecked(array) throws on either side of the array, for reading and for writing", () => {
    const array = rangeChecked(Uint32Array.of(1, 2));
    expect(array[1]).toBe(2);
    expect(() => array[2]).toThrow("Index 2 is outside an array of 2.");
    expect(() => array[-1]).toThrow("Index -1 is outside an array of 2.");
    expect(() => {
      array[Number.NaN] = 1;
    }).toThrow("Index NaN is outside an array of 2.");
  });

  it.each(Object.entries(COMPUTATIONS))("%s stay inside their arrays", async (_, compute) => {
    vi.stubGlobal("Uint32Array", rangeCheckedConstructor(Uint32Array));
    vi.stubGlobal("Float64Array", rangeCheckedConstructor(Float64Array));
    vi.stubGlobal("Float32Array", rangeCheckedConstructor(Float32Array));
    await fc.assert(
      fc.asyncProperty(arbitraryCsr(arbitraryPlays), async (plays) => {
        const { indptr, indices, data } = plays;
        await compute({
          ...plays,
          indptr: rangeChecked(indptr),
          indices: rangeChecked(indices),
          data: rangeChecked(data),
        });
      }),
      { numRuns: 60 },
    );
  });
});
