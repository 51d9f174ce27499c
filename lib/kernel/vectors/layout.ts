import { type Csr, columnLengths } from "../csr.ts";
import { FIRST_BYTE, Stretch } from "../stretch.ts";
import { scratchBytes, type VectorKernel } from "./kernel.ts";
import type { Stages } from "./stages.ts";

/** What the memory of a space of users and artists must hold. */
export interface SpaceShape {
  users: number;
  artists: number;
  /** Stored entries of the matrix. */
  entries: number;
  /** Entries of the artists that shape the space. */
  keptEntries: number;
  /** Length of every row. */
  factors: number;
  /** Entries of the longest row, of users or of artists. */
  longestRow: number;
  /** Threads; each has a working memory of its own. */
  workers: number;
}

/** Gram matrices are summed in this many parts, whatever the number of threads, and the parts joined in their order. */
export const GRAM_PARTS = 64;

/** Addresses in bytes. */
export interface SpaceLayout extends SpaceShape {
  sizeBytes: number;
  /** 64 bytes for the threads: see scripts/pipeline/engines/local/stages.mjs. */
  control: number;
  /** The entries of the artists that shape the space, users in rows: starts and indices u32, values f32. */
  userArtists: SparseAt;
  /** All entries, artists in rows. */
  artistUsers: SparseAt;
  /** Rows of users and of artists, f32. */
  userRows: number;
  artistRows: number;
  /** GRAM_PARTS lower triangles of f64. */
  gramParts: number;
  /** What becomes of the Gram matrix: room for factors² f64. */
  matrix: number;
  scratches: number[];
}

export interface SparseAt {
  starts: number;
  indices: number;
  values: number;
}

export function planSpace(shape: SpaceShape): SpaceLayout {
  const { users, artists, entries, keptEntries, factors, longestRow, workers } = shape;
  const memory = new Stretch(FIRST_BYTE);
  const sparse = (rows: number, count: number): SparseAt => ({
    starts: memory.take(4 * (rows + 1)),
    indices: memory.take(4 * count),
    values: memory.take(4 * count),
  });
  const layout = {
    ...shape,
    control: memory.take(64),
    gramParts: memory.take(8 * factors ** 2 * GRAM_PARTS),
    matrix: memory.take(8 * factors ** 2),
    scratches: Array.from({ length: workers }, () => memory.take(scratchBytes(factors, longestRow))),
    userRows: memory.take(4 * factors * users),
    artistRows: memory.take(4 * factors * artists),
    userArtists: sparse(users, keptEntries),
    artistUsers: sparse(artists, entries),
  };
  return { ...layout, sizeBytes: memory.end };
}

/** The shape of a space that artists with at least `minListeners` listeners shape. */
export function spaceShape(
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  { factors, minListeners, workers }: { factors: number; minListeners: number; workers: number },
): SpaceShape {
  const listeners = columnLengths({ columns, indices });
  let keptEntries = 0;
  let longestRow = 0;
  for (const count of listeners) {
    if (count >= minListeners) keptEntries += count;
    longestRow = Math.max(longestRow, count);
  }
  for (let user = 0; user < rows; user++) longestRow = Math.max(longestRow, indptr[user + 1] - indptr[user]);
  return { users: rows, artists: columns, entries: indices.length, keptEntries, factors, longestRow, workers };
}

/** Writes the matrix, and its transpose, into the memory, each value rounded to single precision once. */
export function fillSpace(
  buffer: ArrayBufferLike,
  layout: SpaceLayout,
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  minListeners: number,
  entryValue: (position: number, user: number, artist: number) => number,
): void {
  const byUser = sparseViews(buffer, layout.userArtists, rows, layout.keptEntries);
  const byArtist = sparseViews(buffer, layout.artistUsers, columns, layout.entries);
  const listeners = columnLengths({ columns, indices });
  const next = new Uint32Array(columns);
  for (let artist = 0; artist < columns; artist++) {
    next[artist] = byArtist.starts[artist];
    byArtist.starts[artist + 1] = next[artist] + listeners[artist];
  }
  let kept = 0;
  for (let user = 0; user < rows; user++) {
    for (let position = indptr[user], end = indptr[user + 1]; position < end; position++) {
      const artist = indices[position];
      const value = entryValue(position, user, artist);
      const place = next[artist];
      next[artist] = place + 1;
      byArtist.indices[place] = user;
      byArtist.values[place] = value;
      if (listeners[artist] < minListeners) continue;
      byUser.indices[kept] = artist;
      byUser.values[kept] = value;
      kept += 1;
    }
    byUser.starts[user + 1] = kept;
  }
}

export function sparseViews(buffer: ArrayBufferLike, at: SparseAt, rows: number, entries: number) {
  return {
    starts: new Uint32Array(buffer, at.starts, rows + 1),
    indices: new Uint32Array(buffer, at.indices, entries),
    values: new Float32Array(buffer, at.values, entries),
  };
}

/** The sum of the parts, in their order, mirrored at the diagonal: a Gram matrix, row-major. */
export function joinGram(buffer: ArrayBufferLike, gramParts: number, factors: number): Float64Array {
  const parts = new Float64Array(buffer, gramParts, GRAM_PARTS * factors ** 2);
  const gram = new Float64Array(factors ** 2);
  for (let row = 0; row < factors; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let part = 0; part < GRAM_PARTS; part++) sum += parts[part * factors ** 2 + row * factors + column];
      gram[row * factors + column] = sum;
      gram[column * factors + row] = sum;
    }
  }
  return gram;
}

/** Sums the parts of YᵀY over some rows; `joinGram` joins them in the next stage. Groups of four rows stay whole. */
export function shareGram(
  kernel: VectorKernel,
  buffer: ArrayBufferLike,
  { gramParts, factors }: Pick<SpaceLayout, "gramParts" | "factors">,
  rowsAt: number,
  rows: number,
  stages: Stages,
): void {
  const rowsPerPart = 4 * Math.ceil(rows / GRAM_PARTS / 4);
  stages.share(GRAM_PARTS, (part) => {
    const at = gramParts + 8 * factors ** 2 * part;
    new Float64Array(buffer, at, factors ** 2).fill(0);
    kernel.addGram(rowsAt, at, Math.min(part * rowsPerPart, rows), Math.min((part + 1) * rowsPerPart, rows));
  });
}
