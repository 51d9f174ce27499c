import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDense } from "../csr.fixture.ts";
import type { FactorMatrix } from "../factors/implicit-factors.ts";
import { artistProfiles, type ProfileOptions } from "./artist-profiles.ts";

/** Numbers as good as random ones for a start, the same each time. */
function stream(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function profilesOf(dense: readonly (readonly (number | null)[])[], options: Partial<ProfileOptions>): FactorMatrix {
  const defaults = { dimensions: 3, passes: 4, minListeners: 1, random: stream() };
  const work = artistProfiles(fromDense(dense), { ...defaults, ...options });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const rowOf = ({ factors, data }: FactorMatrix, row: number) => [...data.subarray(row * factors, (row + 1) * factors)];
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0);

/** R by its definition, artists in rows. */
function denseR(dense: readonly (readonly (number | null)[])[]): number[][] {
  const columns = dense[0]?.map((_, artist) => dense.map((row) => row[artist] ?? 0)) ?? [];
  const users = dense.map((row) => Math.hypot(...row.map((value) => value ?? 0)));
  return columns.map((column) => {
    const length = Math.sqrt(Math.hypot(...column));
    return column.map((value, user) => (value === 0 ? 0 : value / (length * (users[user] ?? 1))));
  });
}

const arbitraryWeights = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 }))
  .chain(([users, artists]) => {
    const weight = fc.option(fc.integer({ min: 1, max: 9 }), { freq: 2 });
    const row = fc.array(weight, { minLength: artists, maxLength: artists });
    return fc.array(row, { minLength: users, maxLength: users });
  });

describe("artistProfiles", () => {
  it("artistProfiles(weights, …) with as many dimensions as users has the inner products of RᵀR to 1e-9", () => {
    fc.assert(
      fc.property(arbitraryWeights, (dense) => {
        const expected = denseR(dense);
        const found = profilesOf(dense, { dimensions: 8 });
        expected.forEach((a, i) => {
          expected.forEach((b, j) => {
            expect(Math.abs(dot(rowOf(found, i), rowOf(found, j)) - dot(a, b))).toBeLessThan(1e-9);
          });
        });
      }),
    );
  });

  it("artistProfiles(weights, …) in one dimension is R on its dominant direction, as power iteration finds it", () => {
    const dense = [
      [3, 1, null, 2],
      [2, 2, null, 1],
      [null, null, 4, 1],
      [1, null, 1, null],
    ];
    const columns = denseR(dense);
    let direction = [1, 1, 1, 1];
    for (let step = 0; step < 500; step++) {
      const shares = columns.map((column) => dot(column, direction));
      const next = direction.map((_, user) =>
        dot(
          shares,
          columns.map((column) => column[user] ?? 0),
        ),
      );
      direction = next.map((value) => value / Math.hypot(...next));
    }
    const found = profilesOf(dense, { dimensions: 1, passes: 200 });
    columns.forEach((column, artist) => {
      expect(Math.abs(rowOf(found, artist)[0] ?? 0)).toBeCloseTo(Math.abs(dot(column, direction)), 9);
    });
  });

  it("artistProfiles(weights, …) gives a place to artists below minListeners, and 0 to those without listeners", () => {
    const dense = [
      [1, 2, null, null],
      [2, 1, 3, null],
    ];
    const found = profilesOf(dense, { minListeners: 2 });
    expect(Math.hypot(...rowOf(found, 2))).toBeGreaterThan(0.1);
    expect(rowOf(found, 3)).toEqual([0, 0, 0]);
  });

  it("artistProfiles(weights, { passes: 0 }) says what is wrong", () => {
    expect(() => profilesOf([[1]], { passes: 0 })).toThrow(new RangeError("passes is 0, expected a positive integer."));
  });
});
