import { describe, expect, it } from "vitest";
import { fromDense } from "./csr.fixture.ts";
import { assertCsr, columnLengths } from "./csr.ts";

describe("columnLengths", () => {
  it("columnLengths(matrix) counts stored entries, stored zeros too", () => {
    const matrix = fromDense([
      [1, null, 2],
      [null, null, 0],
    ]);
    expect([...columnLengths(matrix)]).toEqual([1, 0, 2]);
  });
});

describe("assertCsr", () => {
  const valid = fromDense([
    [1, 2],
    [null, 3],
  ]);
  it.each([
    ["a short indptr", { indptr: Uint32Array.of(0, 3) }, "indptr has 2 elements, expected 3 for 2 rows."],
    ["an indptr that starts late", { indptr: Uint32Array.of(1, 2, 3) }, "indptr starts at 1, expected 0."],
    [
      "an indptr that ends early",
      { indptr: Uint32Array.of(0, 2, 2) },
      "indptr ends at 2, expected 3, the number of indices.",
    ],
    ["missing data", { data: Float64Array.of(1) }, "data has 1 elements, expected 3, one for each index."],
    [
      "a row that ends before it starts",
      { indptr: Uint32Array.of(0, 4, 3) },
      "Row 1 ends at entry 3, expected 4 or later.",
    ],
    [
      "a column twice",
      { indices: Uint32Array.of(1, 1, 1) },
      "Row 0 holds column 1 after column 1, expected ascending columns.",
    ],
    ["a column too far", { indices: Uint32Array.of(0, 2, 1) }, "Row 0 holds column 2, expected less than 2."],
    ["NaN", { data: Float64Array.of(1, 2, Number.NaN) }, "Row 1, column 1 is NaN, expected a finite number."],
  ])("assertCsr(matrix) rejects %s", (_, fault, message) => {
    expect(() => assertCsr({ ...valid, ...fault })).toThrow(new RangeError(message));
  });

  it("assertCsr(matrix) accepts a matrix without rows", () => {
    expect(() => assertCsr(fromDense([], 3))).not.toThrow();
  });
});
