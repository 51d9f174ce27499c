/**
 * A sparse matrix in compressed sparse rows. Row r holds the entries [indptr[r], indptr[r + 1]):
 * `indices` are their columns, strictly ascending within a row, `data` their values.
 * As userArtists, rows are users and columns artists; as artistUsers, the other way round.
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

/** Returns a zeroed buffer of that many bytes: private by default, shared if threads read the same matrix. */
export type Allocate = (sizeBytes: number) => ArrayBufferLike;

export const allocatePrivate: Allocate = (sizeBytes) => new ArrayBuffer(sizeBytes);

/** Number of stored entries in every row: a user's artists, or an artist's listeners. */
export function rowLengths(matrix: Csr): Uint32Array {
  const lengths = new Uint32Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    lengths[row] = matrix.indptr[row + 1] - matrix.indptr[row];
  }
  return lengths;
}

/** Number of stored entries in every column, without transposing. */
export function columnLengths(matrix: Pick<Csr, "columns" | "indices">): Uint32Array {
  const lengths = new Uint32Array(matrix.columns);
  for (const column of matrix.indices) lengths[column] += 1;
  return lengths;
}

/**
 * The same entries with rows and columns swapped, in O(rows + columns + entries): a counting sort by column.
 * Rows are read in order, so the new rows come out ascending; no comparison is needed.
 */
export function transpose(matrix: Csr, allocate: Allocate = allocatePrivate): Csr {
  const { rows, columns, indptr, indices, data } = matrix;
  const entries = indices.length;
  const lengths = columnLengths(matrix);
  const transposed: Csr = {
    rows: columns,
    columns: rows,
    indptr: new Uint32Array(allocate((columns + 1) * Uint32Array.BYTES_PER_ELEMENT)),
    indices: new Uint32Array(allocate(entries * Uint32Array.BYTES_PER_ELEMENT)),
    data: new Float64Array(allocate(entries * Float64Array.BYTES_PER_ELEMENT)),
  };
  const next = new Uint32Array(columns);
  for (let column = 0; column < columns; column++) {
    const start = transposed.indptr[column];
    next[column] = start;
    transposed.indptr[column + 1] = start + lengths[column];
  }
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1];
    for (let position = indptr[row]; position < end; position++) {
      const column = indices[position];
      const target = next[column];
      next[column] = target + 1;
      transposed.indices[target] = row;
      transposed.data[target] = data[position];
    }
  }
  return transposed;
}

/**
 * Drops the entries of some columns, in place: the columns stay, empty. Rows keep their order and move together.
 * @returns how many entries are left, at the beginning of `indices` and `data`
 */
export function emptyColumns({ rows, columns, indptr, indices, data }: Csr, emptied: readonly number[]): number {
  const isEmptied = new Uint8Array(columns);
  for (const column of emptied) isEmptied[column] = 1;
  let kept = 0;
  let position = 0;
  for (let row = 0; row < rows; row++) {
    for (const end = indptr[row + 1]; position < end; position++) {
      const column = indices[position];
      if (isEmptied[column] === 1) continue;
      indices[kept] = column;
      data[kept] = data[position];
      kept += 1;
    }
    indptr[row + 1] = kept;
  }
  return kept;
}

/** The same matrix with some columns emptied; the matrix itself where none are. */
export function withoutColumns(matrix: Csr, emptied: readonly number[]): Csr {
  if (emptied.length === 0) return matrix;
  const copy: Csr = {
    ...matrix,
    indptr: matrix.indptr.slice(),
    indices: matrix.indices.slice(),
    data: matrix.data.slice(),
  };
  const kept = emptyColumns(copy, emptied);
  return { ...copy, indices: copy.indices.subarray(0, kept), data: copy.data.subarray(0, kept) };
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
    const start = indptr[row];
    const end = indptr[row + 1];
    if (end < start) throw new RangeError(`Row ${row} ends at entry ${end}, expected ${start} or later.`);
  }
  assertEntries(matrix);
}

function assertEntries({ rows, columns, indptr, indices, data }: Csr): void {
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1];
    for (let position = indptr[row], previous = -1; position < end; position++) {
      const column = indices[position];
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
