/**
 * Arithmetic on rows of single-precision numbers: what training, profiles and re-ranking spend their time on. All arguments
 * ending in `At` are addresses in bytes in one memory that threads may share; a row is `factors` numbers long, a multiple
 * of `ROW_STEP`. Two kernels do the same steps in the same order and leave the same bytes: ./assembly (WebAssembly, four
 * numbers at once) and ./portable.ts (TypeScript, each step rounded by `Math.fround`).
 */
export interface VectorKernel {
  /** Sets the length of a row and this thread's working memory, of `scratchBytes(factors, longestRow)`. */
  setRows(factors: number, scratchAt: number, longestRow: number): void;
  /** Sets the sparse matrix that `solveRows` and `multiplyRows` read: starts and indices u32, values f32. */
  setMatrix(startsAt: number, indicesAt: number, valuesAt: number): void;
  /** gram (f64, lower triangle) += Σ y·yᵀ over the rows [first, last). */
  addGram(rowsAt: number, gramAt: number, first: number, last: number): void;
  /**
   * `steps` conjugate gradient steps for (G + Σ c·y·yᵀ)·x = Σ (1 + c)·y, for each row x of `target` in [first, last) that has at
   * least `least` and fewer than `limit` entries (c, y) in the matrix; G is f32, row-major. Other rows are unchanged.
   */
  solveRows(
    fixedAt: number,
    targetAt: number,
    gramAt: number,
    steps: number,
    first: number,
    last: number,
    least: number,
    limit: number,
  ): void;
  /** target = matrix · source for the rows [first, last); rows with fewer than `least` entries become 0. */
  multiplyRows(sourceAt: number, targetAt: number, first: number, last: number, least: number): void;
  /** Each row [first, last) times an upper triangular matrix (f64, row-major), in doubles, in place. */
  transformRows(rowsAt: number, matrixAt: number, first: number, last: number): void;
  /** The same with any matrix. */
  rotateRows(rowsAt: number, matrixAt: number, first: number, last: number): void;
  /** Gives the rows [first, last) length 1 in place, rows of zeros excepted; squares (f64) are their squared lengths before. */
  unitRows(rowsAt: number, squaresAt: number, first: number, last: number): void;
  /** into (f32, room for `count` rounded up to four) = inner products of a row with `count` others (u32). */
  compareRows(rowsAt: number, row: number, othersAt: number, count: number, intoAt: number): void;
}

/** Numbers that the inner loops take per turn. */
export const ROW_STEP = 16;
/** Entries whose rows are copied together before they are read several times, so that they stay in the nearest cache. */
export const GATHERED = 256;
/** Entries that are summed in single precision; sums of such sums are doubles. */
export const SUMMED = 256;

/** Bytes of one thread's working memory: eight rows, one of them in doubles, the gathered rows, and an entry's address and value. */
export const scratchBytes = (factors: number, longestRow: number) =>
  4 * factors * (8 + GATHERED) + 8 * paddedCount(longestRow);

/** Entries are taken by four. */
export const paddedCount = (count: number) => Math.ceil(count / 4) * 4;

/** @throws RangeError if rows of that length are not supported */
export function assertRowLength(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1 || value % ROW_STEP !== 0) {
    throw new RangeError(`${name} is ${value}, expected a positive multiple of ${ROW_STEP}.`);
  }
}
