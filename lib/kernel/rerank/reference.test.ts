import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDense } from "../csr.fixture.ts";
import { artistProfiles, openAssembly } from "../vectors/space.fixture.ts";
import { assertProfiles, type ProfileOptions } from "./artist-profiles.ts";
import { referenceProfiles } from "./reference.fixture.ts";

/** Numbers as good as random ones for a start, the same each time. */
function stream(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Rows {
  factors: number;
  data: Float64Array | Float32Array;
}

type Dense = readonly (readonly (number | null)[])[];
type ProfilesOf = (dense: Dense, options: Partial<ProfileOptions>) => Promise<Rows>;
const DEFAULTS = { dimensions: 16, oversampling: 0, passes: 4, minListeners: 1 };

const inDoubles: ProfilesOf = async (dense, options) =>
  referenceProfiles(fromDense(dense), { ...DEFAULTS, ...options }, stream());
const inWebAssembly: ProfilesOf = (dense, options) =>
  artistProfiles(fromDense(dense), { ...DEFAULTS, ...options }, stream(), openAssembly);

const rowOf = ({ factors, data }: Rows, row: number) => [...data.subarray(row * factors, (row + 1) * factors)];
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

describe.each([
  ["referenceProfiles", inDoubles, 1e-9],
  ["artistProfiles", inWebAssembly, 1e-5],
])("%s", (name, profilesOf, tolerance) => {
  it(`${name}(weights, …) with more dimensions than users has the inner products of RᵀR to ${tolerance}`, () =>
    fc.assert(
      fc.asyncProperty(arbitraryWeights, async (dense) => {
        const expected = denseR(dense);
        const found = await profilesOf(dense, {});
        expected.forEach((a, i) => {
          expected.forEach((b, j) => {
            expect(Math.abs(dot(rowOf(found, i), rowOf(found, j)) - dot(a, b))).toBeLessThan(tolerance);
          });
        });
      }),
    ));

  it(`${name}(weights, …) gives a place to artists below minListeners, and 0 to those without listeners`, async () => {
    const dense = [
      [1, 2, null, null],
      [2, 1, 3, null],
    ];
    const found = await profilesOf(dense, { minListeners: 2 });
    expect(Math.hypot(...rowOf(found, 2))).toBeGreaterThan(0.1);
    expect(rowOf(found, 3)).toEqual(new Array(16).fill(0));
  });
});

describe("referenceProfiles", () => {
  it("referenceProfiles(weights, …) in one dimension is R on its dominant direction, as power iteration finds it", async () => {
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
    const found = await inDoubles(dense, { dimensions: 1, passes: 200 });
    columns.forEach((column, artist) => {
      expect(Math.abs(rowOf(found, artist)[0] ?? 0)).toBeCloseTo(Math.abs(dot(column, direction)), 9);
    });
  });
});

describe("assertProfiles", () => {
  it.each([
    [{ passes: 0 }, "passes is 0, expected a positive integer."],
    [{ dimensions: 8 }, "dimensions is 8, expected a positive multiple of 16."],
    [{ oversampling: -16 }, "oversampling is -16, expected a positive multiple of 16."],
  ])("assertProfiles(%o) says what is wrong", (fault, message) => {
    expect(() => assertProfiles({ ...DEFAULTS, ...fault })).toThrow(new RangeError(message));
  });
});
