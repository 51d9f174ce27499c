import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDense } from "../csr.fixture.ts";
import { transpose } from "../csr.ts";
import { solveDense } from "../factors/dense.fixture.ts";
import type { FactorMatrix } from "../factors/factor-matrix.ts";
import { countOverlaps, factorNeighbours, unitRows } from "../factors/factor-neighbours.ts";
import { emptyTable, listsOf, type NeighbourTable } from "../table.ts";
import { openAssembly, reranked } from "../vectors/space.fixture.ts";
import { assertRerank, blendedSimilarity } from "./rerank.ts";

function result<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const FACTORS = 16;
const OPTIONS = { ridge: 1, candidateShrinkage: 2, evidenceShrinkage: 0.2, leverageExponent: 0.5 } as const;
const arbitraryFactors: fc.Arbitrary<FactorMatrix> = fc
  .array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: FACTORS, maxLength: FACTORS }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((rows) => ({ rows: rows.length, factors: FACTORS, data: Float32Array.from(rows.flat()) }));

const arbitrarySpaces = arbitraryFactors.chain((factors) =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: factors.data.length,
      maxLength: factors.data.length,
    })
    .map((values) => ({ factors, profiles: { ...factors, data: Float32Array.from(values) } })),
);

const vectorsOf = ({ rows, data }: FactorMatrix) =>
  Array.from({ length: rows }, (_, row) => [...data.subarray(row * FACTORS, (row + 1) * FACTORS)]);

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0);

/** y_iᵀ·(YᵀY + μI)⁻¹·y_j by solving the dense system. */
function denseKernel(vectors: readonly number[][], ridge: number): number[][] {
  const gram = Array.from({ length: FACTORS }, (_, f) =>
    Array.from({ length: FACTORS }, (_, g) =>
      vectors.reduce((sum, vector) => sum + (vector[f] ?? 0) * (vector[g] ?? 0), f === g ? ridge : 0),
    ),
  );
  const solved = vectors.map((vector) => solveDense(gram, vector));
  return vectors.map((vector) => solved.map((other) => dot(vector, other)));
}

/** Every other artist as a candidate, with an overlap that tells the pair. */
function allCandidates(artists: number): NeighbourTable {
  const table = emptyTable(artists, artists);
  for (let artist = 0; artist < artists; artist++) {
    for (let other = 0; other < artists; other++) {
      if (other === artist) continue;
      const slot = artist * artists + (table.counts[artist] ?? 0);
      table.indices[slot] = other;
      table.similarities[slot] = 0.5;
      table.overlaps[slot] = 1 + artist + 10 * other;
      table.counts[artist] = (table.counts[artist] ?? 0) + 1;
    }
  }
  return table;
}

describe("blendedSimilarity", () => {
  it("blendedSimilarity(shared, taste, company) is the mean of what is above 0", () => {
    expect(blendedSimilarity(0.5, 0.25, 0)).toBe(0.25);
    expect(blendedSimilarity(0.5, -1, 1.000001)).toBe(0.5);
  });
});

describe("reranked", () => {
  it("reranked(candidates, spaces, …) agrees with the dense mean to 1e-4, in its order, with the candidates' overlaps", () =>
    fc.assert(
      fc.asyncProperty(
        arbitrarySpaces,
        fc.constantFrom(0 as const, 0.25 as const, 0.5 as const),
        async ({ factors: artists, profiles }, leverageExponent) => {
          const kernel = denseKernel(vectorsOf(artists), 1.5);
          const largest = Math.max(...kernel.map((row, artist) => row[artist] ?? 0));
          const candidates = allCandidates(artists.rows);
          const options = { ...OPTIONS, topK: 20, ridge: 1.5, leverageExponent };
          const table = await reranked(listsOf(candidates), { factors: artists, profiles }, options, openAssembly);
          const directions = vectorsOf(profiles);
          for (let artist = 0; artist < artists.rows; artist++) {
            const found = new Map<number, number>();
            let previous = 1;
            const familiarity = table.familiarity ?? new Float64Array();
            for (let place = 0; place < (table.counts[artist] ?? 0); place++) {
              const slot = artist * table.topK + place;
              const other = table.indices[slot] ?? -1;
              const similarity = table.similarities[slot] ?? -1;
              const overlap = 1 + artist + 10 * other;
              expect(table.overlaps[slot]).toBe(overlap);
              found.set(other, similarity);
              // The order has .5 as it is; the similarity has the cosine behind it.
              const others =
                (3 * similarity * (overlap + 0.2)) / overlap - Math.min(1, (0.5 * (overlap + 2)) / overlap);
              const score = ((0.5 + others) / 3) * (familiarity[other] ?? Number.NaN);
              expect(score).toBeLessThanOrEqual(previous + 1e-6);
              previous = score;
            }
            kernel.forEach((row, other) => {
              const own = kernel[artist]?.[artist] ?? 0;
              const leverage = row[other] ?? 0;
              // Tiny vectors have directions of rounding errors alone.
              if (other === artist || own < 1e-5 || leverage < 1e-5) return;
              const a = directions[artist] ?? [];
              const b = directions[other] ?? [];
              if (Math.hypot(...a) < 1e-5 || Math.hypot(...b) < 1e-5) return;
              const taste = Math.max(0, (kernel[artist]?.[other] ?? 0) / Math.sqrt(own * leverage));
              const company = Math.max(0, dot(a, b) / (Math.hypot(...a) * Math.hypot(...b)));
              const overlap = 1 + artist + 10 * other;
              // The candidates' .5 is a cosine times n/(n + 2).
              const shared = Math.min(1, (0.5 * (overlap + 2)) / overlap);
              const expected = (((shared + taste + company) / 3) * overlap) / (overlap + 0.2);
              expect(Math.abs((found.get(other) ?? 0) - expected)).toBeLessThan(1e-4);
              expect(familiarity[other]).toBeCloseTo((leverage / largest) ** leverageExponent, 4);
            });
          }
        },
      ),
    ));

  it("reranked lists candidates only, at most topK of them", async () => {
    const artists = { rows: 4, factors: FACTORS, data: new Float32Array(4 * FACTORS).fill(1) };
    const candidates = allCandidates(4);
    candidates.counts.set([2, 1, 0, 3]);
    const spaces = { factors: artists, profiles: artists };
    const table = await reranked(listsOf(candidates), spaces, { ...OPTIONS, topK: 2 });
    expect([...table.counts]).toEqual([2, 1, 0, 2]);
    expect(table.indices[1 * 2]).toBe(0);
  });

  it("assertRerank({ ridge: 0 }) says what is wrong", () => {
    expect(() => assertRerank({ ...OPTIONS, ridge: 0 })).toThrow(
      new RangeError("ridge is 0, expected a positive number."),
    );
  });
});

describe("factorNeighbours", () => {
  it("factorNeighbours(Y, listeners, …) is the cosine of factors to 1e-6, above 0, for artists with enough listeners", () => {
    fc.assert(
      fc.property(arbitraryFactors, (artists) => {
        const vectors = vectorsOf(artists);
        const listeners = Uint32Array.from(vectors.keys(), (artist) => artist % 4);
        const table = result(factorNeighbours(artists, listeners, { topK: 20, minListeners: 2 }));
        vectors.forEach((vector, artist) => {
          const found = new Map<number, number>();
          for (let slot = artist * 20; slot < artist * 20 + (table.counts[artist] ?? 0); slot++) {
            found.set(table.indices[slot] ?? -1, table.similarities[slot] ?? -1);
          }
          vectors.forEach((other, index) => {
            const lengths = Math.hypot(...vector) * Math.hypot(...other);
            if (lengths < 1e-6) return;
            const isListable = index !== artist && (listeners[index] ?? 0) >= 2;
            const expected = isListable ? Math.max(0, dot(vector, other) / lengths) : 0;
            expect(Math.abs((found.get(index) ?? 0) - expected)).toBeLessThan(1e-6);
          });
        });
      }),
    );
  });
});

describe("countOverlaps", () => {
  it("countOverlaps(table, artistUsers) counts the users whom both artists of a listed pair have", () => {
    const userArtists = fromDense([
      [1, 1, 1],
      [1, null, 1],
      [null, 1, 1],
    ]);
    const table = allCandidates(3);
    countOverlaps(table, transpose(userArtists));
    expect([...table.overlaps]).toEqual([1, 2, 0, 1, 2, 0, 2, 2, 0]);
  });
});

describe("unitRows", () => {
  it("unitRows(Y) keeps rows of zeros", () => {
    expect([...unitRows({ rows: 2, factors: 2, data: Float32Array.of(0, 4, 0, 0) }).data]).toEqual([0, 1, 0, 0]);
  });
});
