import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr } from "../csr.fixture.ts";
import type { Csr } from "../csr.ts";
import { openAssembly, trainedFactors } from "../vectors/space.fixture.ts";
import { assertTraining, type FactorTraining } from "./artist-factors.ts";
import { solveDense } from "./dense.fixture.ts";
import { type DoubleMatrix, gramMatrix, referenceFactors, solveRows } from "./reference.fixture.ts";

/** Numbers in [0, 1) that repeat for a seed (Lehmer 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const matrix = (rows: number, factors: number, random: () => number): DoubleMatrix => ({
  rows,
  factors,
  data: Float64Array.from({ length: rows * factors }, () => random() - 0.5),
});

type Rows = Omit<DoubleMatrix, "data"> & { data: Float64Array | Float32Array };

const rowOf = ({ factors, data }: Rows, row: number) => [...data.subarray(row * factors, (row + 1) * factors)];

/** x of one user from the normal equations as Hu, Koren & Volinsky write them: dense, with C and p spelt out. */
function denseSolution(artists: DoubleMatrix, extra: Csr, user: number, regularisation: number): number[] {
  const confidence = new Array<number>(artists.rows).fill(1);
  const preference = new Array<number>(artists.rows).fill(0);
  for (let position = extra.indptr[user] ?? 0; position < (extra.indptr[user + 1] ?? 0); position++) {
    const artist = extra.indices[position] ?? 0;
    confidence[artist] = 1 + (extra.data[position] ?? 0);
    preference[artist] = 1;
  }
  const size = artists.factors;
  const left = Array.from({ length: size }, (_, f) =>
    Array.from({ length: size }, (_, g) => {
      let sum = f === g ? regularisation : 0;
      for (let i = 0; i < artists.rows; i++) {
        sum += (confidence[i] ?? 0) * (rowOf(artists, i)[f] ?? 0) * (rowOf(artists, i)[g] ?? 0);
      }
      return sum;
    }),
  );
  const right = Array.from({ length: size }, (_, f) =>
    confidence.reduce((sum, c, i) => sum + c * (preference[i] ?? 0) * (rowOf(artists, i)[f] ?? 0), 0),
  );
  return solveDense(left, right);
}

function loss(users: Rows, artists: Rows, extra: Csr, regularisation: number): number {
  let sum = 0;
  for (let user = 0; user < users.rows; user++) {
    const row = new Map<number, number>();
    for (let position = extra.indptr[user] ?? 0; position < (extra.indptr[user + 1] ?? 0); position++) {
      row.set(extra.indices[position] ?? 0, extra.data[position] ?? 0);
    }
    for (let artist = 0; artist < artists.rows; artist++) {
      const other = rowOf(artists, artist);
      const guess = rowOf(users, user).reduce((total, value, f) => total + value * (other[f] ?? 0), 0);
      const more = row.get(artist);
      sum += more === undefined ? guess ** 2 : (1 + more) * (1 - guess) ** 2;
    }
  }
  for (const value of [...users.data, ...artists.data]) sum += regularisation * value ** 2;
  return sum;
}

const arbitraryExtra = arbitraryCsr(fc.double({ min: 0, max: 30, noNaN: true }));

describe("solveRows", () => {
  it("solveRows(…, as many steps as factors and more) agrees with the dense normal equations to 1e-9", () => {
    fc.assert(
      fc.property(arbitraryExtra, fc.integer({ min: 1, max: 1e6 }), (extra, seed) => {
        const random = lehmer(seed);
        const artists = matrix(extra.columns, 4, random);
        const users = matrix(extra.rows, 4, random);
        solveRows(users, artists, extra, { regularisation: 0.5, steps: 12 });
        for (let user = 0; user < extra.rows; user++) {
          if (extra.indptr[user] === extra.indptr[user + 1]) continue;
          const expected = denseSolution(artists, extra, user, 0.5);
          rowOf(users, user).forEach((value, f) => {
            expect(Math.abs(value - (expected[f] ?? 0))).toBeLessThan(1e-9);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it("solveRows leaves rows without entries as they are", () => {
    const extra: Csr = {
      rows: 1,
      columns: 1,
      indptr: Uint32Array.of(0, 0),
      indices: new Uint32Array(),
      data: new Float64Array(),
    };
    const users = { rows: 1, factors: 2, data: Float64Array.of(7, 8) };
    solveRows(users, { rows: 1, factors: 2, data: Float64Array.of(1, 1) }, extra, { regularisation: 1, steps: 2 });
    expect([...users.data]).toEqual([7, 8]);
  });
});

describe("gramMatrix", () => {
  it("gramMatrix(Y, λ) is YᵀY + λI", () => {
    const gram = gramMatrix({ rows: 2, factors: 2, data: Float64Array.of(1, 2, 3, 4) }, 0.5);
    expect([...gram]).toEqual([10.5, 14, 14, 20.5]);
  });
});

const TRAINING = { factors: 16, confidence: 1, regularisation: 0.3, steps: 3, rounds: 1, minListeners: 1 };

describe.each([
  ["referenceFactors", async (...given: Parameters<typeof referenceFactors>) => referenceFactors(...given)],
  [
    "trainedFactors",
    (weights: Csr, training: FactorTraining, random: () => number) =>
      trainedFactors(weights, training, { random }, openAssembly),
  ],
])("%s", (name, train) => {
  it(`${name}(…, rounds) never raises the loss from one round to the next`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryExtra, fc.integer({ min: 1, max: 1e6 }), async (extra, seed) => {
        const losses: number[] = [];
        for (const rounds of [1, 2, 4]) {
          const trained = await train(extra, { ...TRAINING, rounds }, lehmer(seed));
          losses.push(loss(trained.users, trained.artists, extra, TRAINING.regularisation));
        }
        losses.slice(1).forEach((value, place) => {
          expect(value).toBeLessThanOrEqual((losses[place] ?? 0) * (1 + 1e-5) + 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it(`${name}(…) gives the same bytes for the same stream of numbers, others for another`, async () => {
    const extra: Csr = {
      rows: 2,
      columns: 2,
      indptr: Uint32Array.of(0, 2, 3),
      indices: Uint32Array.of(0, 1, 1),
      data: Float64Array.of(1, 2, 3),
    };
    const dataOf = async (seed: number) => [...(await train(extra, TRAINING, lehmer(seed))).users.data];
    expect(await dataOf(5)).toEqual(await dataOf(5));
    expect(await dataOf(6)).not.toEqual(await dataOf(5));
  });
});

describe("assertTraining", () => {
  it.each([
    [{ factors: 0 }, "factors is 0, expected a positive multiple of 16."],
    [{ factors: 24 }, "factors is 24, expected a positive multiple of 16."],
    [{ rounds: 1.5 }, "rounds is 1.5, expected a positive integer."],
    [{ steps: -1 }, "steps is -1, expected a positive integer."],
    [{ regularisation: 0 }, "regularisation is 0, expected a positive number."],
    [{ regularisation: Number.NaN }, "regularisation is NaN, expected a positive number."],
  ])("assertTraining(%o) says what is wrong", (fault, message) => {
    expect(() => assertTraining({ ...TRAINING, ...fault })).toThrow(new RangeError(message));
  });
});
