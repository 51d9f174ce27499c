/**
 * A sparse matrix in compressed sparse rows. Row r holds the entries [indptr[r], indptr[r + 1]):
 * `indices` are their columns, strictly ascending within a row, `data` their values.
 * As userArtists, rows are users and columns artists.
 */
export interface Csr {
  rows: number;
  columns: number;
  /** Length rows + 1. */
  indptr: Uint32Array;
  /** Length indptr[rows]. */
  indices: Uint32Array;
  /** Length indptr[rows]. */
  data: Float64Array;
}

/** Number of stored entries in every column: an artist's listeners. */
export function columnLengths(matrix: Csr): Uint32Array {
  const lengths = new Uint32Array(matrix.columns);
  for (const column of matrix.indices) lengths[column] = (lengths[column] ?? 0) + 1;
  return lengths;
}

/**
 * Checks every invariant of `Csr`, in O(rows + entries).
 * @throws RangeError in one sentence, with the value found and the value expected.
 */
export function assertCsr(matrix: Csr): void {
  const { rows, indptr, indices, data } = matrix;
  if (indptr.length !== rows + 1) {
    throw new RangeError(`indptr has ${indptr.length} elements, expected ${rows + 1} for ${rows} rows.`);
  }
  if (indptr[0] !== 0) throw new RangeError(`indptr starts at ${indptr[0]}, expected 0.`);
  if (indptr[rows] !== indices.length) {
    throw new RangeError(`indptr ends at ${indptr[rows]}, expected ${indices.length}, the number of indices.`);
  }
  if (data.length !== indices.length) {
    throw new RangeError(`data has ${data.length} elements, expected ${indices.length}, one for each index.`);
  }
  for (let row = 0; row < rows; row++) {
    const start = indptr[row] ?? 0;
    const end = indptr[row + 1] ?? 0;
    if (end < start) throw new RangeError(`Row ${row} ends at entry ${end}, expected ${start} or later.`);
  }
  assertEntries(matrix);
}

function assertEntries({ rows, columns, indptr, indices, data }: Csr): void {
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1] ?? 0;
    for (let position = indptr[row] ?? 0, previous = -1; position < end; position++) {
      const column = indices[position] ?? 0;
      if (column <= previous) {
        throw new RangeError(`Row ${row} holds column ${column} after column ${previous}, expected ascending columns.`);
      }
      if (column >= columns) throw new RangeError(`Row ${row} holds column ${column}, expected less than ${columns}.`);
      if (!Number.isFinite(data[position])) {
        throw new RangeError(`Row ${row}, column ${column} is ${data[position]}, expected a finite number.`);
      }
      previous = column;
    }
  }
}
