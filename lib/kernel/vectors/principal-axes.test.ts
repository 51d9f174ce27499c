import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { principalAxes } from "./principal-axes.ts";

const SIZE = 6;
const arbitrarySymmetric = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE })
  .map((values) =>
    Float64Array.from(values, (value, at) => value + (values[(at % SIZE) * SIZE + Math.floor(at / SIZE)] ?? 0)),
  );

/** Column f of the axes. */
const axis = (axes: Float64Array, f: number) => Array.from({ length: SIZE }, (_, row) => axes[row * SIZE + f] ?? 0);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0);
const times = (matrix: Float64Array, vector: readonly number[]) =>
  Array.from({ length: SIZE }, (_, row) => dot([...matrix.subarray(row * SIZE, (row + 1) * SIZE)], vector));

describe("principalAxes", () => {
  it("principalAxes(A) are orthonormal, and A only stretches them, most along the first", () => {
    fc.assert(
      fc.property(arbitrarySymmetric, (matrix) => {
        const axes = principalAxes(matrix, SIZE);
        let previous = Number.POSITIVE_INFINITY;
        for (let f = 0; f < SIZE; f++) {
          const own = axis(axes, f);
          const stretched = times(matrix, own);
          const stretch = dot(own, stretched);
          expect(stretch).toBeLessThanOrEqual(previous + 1e-9);
          previous = stretch;
          const apart = stretched.map((value, row) => value - stretch * (own[row] ?? 0));
          expect(Math.hypot(...apart)).toBeLessThan(1e-9);
          for (let g = 0; g <= f; g++) expect(dot(own, axis(axes, g))).toBeCloseTo(f === g ? 1 : 0, 9);
        }
      }),
    );
  });

  it("principalAxes(A) of a diagonal matrix, or of zeros, are the axes themselves, ties in their order", () => {
    const identity = Float64Array.from({ length: SIZE * SIZE }, (_, at) => (at % (SIZE + 1) === 0 ? 1 : 0));
    expect(principalAxes(identity, SIZE)).toEqual(identity);
    expect(principalAxes(new Float64Array(SIZE * SIZE), SIZE)).toEqual(identity);
  });
});
