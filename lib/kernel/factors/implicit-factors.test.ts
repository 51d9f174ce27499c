import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr } from "../csr.fixture.ts";
import type { Csr } from "../csr.ts";
import { solveDense } from "./dense.fixture.ts";
import { type FactorMatrix, gramMatrix, solveRows } from "./implicit-factors.ts";
import { trainImplicitFactors } from "./train-factors.fixture.ts";

/** A generator's result, without its progress. */
function result<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Numbers in [0, 1) that repeat for a seed (Lehmer 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const matrix = (rows: number, factors: number, random: () => number): FactorMatrix => ({
  rows,
  factors,
  data: Float64Array.from({ length: rows * factors }, () => random() - 0.5),
});

const rowOf = ({ factors, data }: FactorMatrix, row: number) => [...data.subarray(row * factors, (row + 1) * factors)];

/** x of one user from the normal equations as Hu, Koren & Volinsky write them: dense, with C and p spelt out. */
function denseSolution(artists: FactorMatrix, extra: Csr, user: number, regularisation: number): number[] {
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

function loss(users: FactorMatrix, artists: FactorMatrix, extra: Csr, regularisation: number): number {
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
        result(solveRows(users, artists, extra, { regularisation: 0.5, steps: 12 }));
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
    result(
      solveRows(users, { rows: 1, factors: 2, data: Float64Array.of(1, 1) }, extra, { regularisation: 1, steps: 2 }),
    );
    expect([...users.data]).toEqual([7, 8]);
  });
});

describe("gramMatrix", () => {
  it("gramMatrix(Y, λ) is YᵀY + λI", () => {
    const gram = gramMatrix({ rows: 2, factors: 2, data: Float64Array.of(1, 2, 3, 4) }, 0.5);
    expect([...gram]).toEqual([10.5, 14, 14, 20.5]);
  });
});

describe("trainImplicitFactors", () => {
  const options = { factors: 3, regularisation: 0.3, steps: 3 };

  it("trainImplicitFactors(…, rounds) never raises the loss from one round to the next", () => {
    fc.assert(
      fc.property(arbitraryExtra, fc.integer({ min: 1, max: 1e6 }), (extra, seed) => {
        const lossAfter = (rounds: number) => {
          const trained = result(trainImplicitFactors(extra, { ...options, rounds, random: lehmer(seed) }));
          return loss(trained.users, trained.artists, extra, options.regularisation);
        };
        const losses = [1, 2, 4].map(lossAfter);
        losses.slice(1).forEach((value, place) => {
          expect(value).toBeLessThanOrEqual((losses[place] ?? 0) + 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("trainImplicitFactors(…) gives the same bytes for the same stream of numbers, others for another", () => {
    const extra: Csr = {
      rows: 2,
      columns: 2,
      indptr: Uint32Array.of(0, 2, 3),
      indices: Uint32Array.of(0, 1, 1),
      data: Float64Array.of(1, 2, 3),
    };
    const train = (seed: number) =>
      result(trainImplicitFactors(extra, { ...options, rounds: 1, random: lehmer(seed) }));
    expect(train(5)).toEqual(train(5));
    expect(train(6)).not.toEqual(train(5));
  });

  it.each([
    [{ factors: 0 }, "factors is 0, expected a positive integer."],
    [{ rounds: 1.5 }, "rounds is 1.5, expected a positive integer."],
    [{ regularisation: 0 }, "regularisation is 0, expected a positive number."],
  ])("trainImplicitFactors(…, %o) says what is wrong", (fault, message) => {
    const extra: Csr = {
      rows: 0,
      columns: 0,
      indptr: Uint32Array.of(0),
      indices: new Uint32Array(),
      data: new Float64Array(),
    };
    expect(() => result(trainImplicitFactors(extra, { ...options, rounds: 1, random: lehmer(1), ...fault }))).toThrow(
      new RangeError(message),
    );
  });
});
