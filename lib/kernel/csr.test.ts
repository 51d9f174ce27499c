import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "./csr.fixture.ts";
import { assertCsr, type Csr, columnLengths, rowLengths, transpose, withoutColumns } from "./csr.ts";

describe("transpose", () => {
  it("transpose(matrix) swaps rows and columns and keeps stored zeros", () => {
    const matrix = fromDense([
      [1, null, 2],
      [null, null, 0],
      [3, null, 4],
    ]);
    const expected = fromDense([
      [1, null, 3],
      [null, null, null],
      [2, 0, 4],
    ]);
    expect(transpose(matrix)).toEqual(expected);
  });

  it("transpose(transpose(matrix)) gives the matrix back, valid on the way", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), (matrix) => {
        const transposed = transpose(matrix);
        assertCsr(transposed);
        expect(rowLengths(transposed)).toEqual(columnLengths(matrix));
        expect(transpose(transposed)).toEqual(matrix);
      }),
    );
  });

  it("transpose(matrix, allocate) lays every array into the given buffers", () => {
    const { indptr, indices, data } = transpose(fromDense([[1, 2]]), (sizeBytes) => new SharedArrayBuffer(sizeBytes));
    for (const array of [indptr, indices, data]) expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});

describe("withoutColumns", () => {
  it("withoutColumns(matrix, columns) empties these columns, changes nothing else, and leaves the matrix alone", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.uniqueArray(fc.nat(5)), (matrix, columns) => {
        const before = structuredClone(matrix);
        const emptied = columns.filter((column) => column < matrix.columns);
        const left = withoutColumns(matrix, emptied);
        assertCsr(left);
        expect(matrix).toEqual(before);
        expect(rowsOf(left)).toEqual(
          rowsOf(matrix).map((row) => row.filter(([column]) => !emptied.includes(column ?? -1))),
        );
      }),
    );
  });

  const rowsOf = ({ rows, indptr, indices, data }: Csr) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from(indices.subarray(indptr[row], indptr[row + 1]), (column, place) => [
        column,
        data[(indptr[row] ?? 0) + place],
      ]),
    );
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
