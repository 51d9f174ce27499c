/** Vectors in a common space, one row of `factors` numbers for each user or artist. */
export interface FactorMatrix {
  rows: number;
  factors: number;
  /** Row-major, length rows · factors. */
  data: Float32Array;
}

/** A copy of the rows' first numbers. */
export function firstColumns({ rows, factors, data }: FactorMatrix, kept: number): FactorMatrix {
  const first = new Float32Array(rows * kept);
  for (let row = 0; row < rows; row++) first.set(data.subarray(row * factors, row * factors + kept), row * kept);
  return { rows, factors: kept, data: first };
}
