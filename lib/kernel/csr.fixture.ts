import fc from "fast-check";
import type { Csr } from "./csr.ts";

/** A matrix from dense rows; null is an entry that isn't stored, 0 is a stored zero. */
export function fromDense(rows: readonly (readonly (number | null)[])[], columns = rows[0]?.length ?? 0): Csr {
  const indptr = [0];
  const indices: number[] = [];
  const data: number[] = [];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === null) return;
      indices.push(column);
      data.push(value);
    });
    indptr.push(indices.length);
  }
  return {
    rows: rows.length,
    columns,
    indptr: Uint32Array.from(indptr),
    indices: Uint32Array.from(indices),
    data: Float64Array.from(data),
  };
}

/** Sparse matrices of 0–12 users and 1–10 artists; empty rows and columns occur, few distinct values make ties. */
export function arbitraryCsr(value: fc.Arbitrary<number>): fc.Arbitrary<Csr> {
  return fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 10 })).chain(([users, artists]) =>
    fc
      .array(fc.array(fc.option(value, { freq: 2 }), { minLength: artists, maxLength: artists }), {
        minLength: users,
        maxLength: users,
      })
      .map((rows) => fromDense(rows, artists)),
  );
}

/** Plays: mostly few, so that ties are common, sometimes very many. */
export const arbitraryPlays: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 1_000_000 }),
);
