/** Vectors in a common space, one row of `factors` numbers for each user or artist. */
export interface FactorMatrix {
  rows: number;
  factors: number;
  /** Row-major, length rows · factors. */
  data: Float32Array;
}
