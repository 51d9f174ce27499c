import { createBestList, drainInto, offer } from "../best-list.ts";
import type { Csr } from "../csr.ts";
import type { NeighbourTable } from "../table.ts";
import { emptyTable } from "../table.ts";
import type { FactorMatrix } from "./factor-matrix.ts";

/** The same directions with length 1; rows of zeros stay. */
export function unitRows({ rows, factors, data }: FactorMatrix): FactorMatrix {
  const unit = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    let squared = 0;
    for (let f = 0; f < factors; f++) squared += data[start + f] ** 2;
    if (squared === 0) continue;
    const scale = 1 / Math.sqrt(squared);
    for (let f = 0; f < factors; f++) unit[start + f] = data[start + f] * scale;
  }
  return { rows, factors, data: unit };
}

/** The same factors with some rows of zeros, which are similar to none. */
export function withoutRows(matrix: FactorMatrix, emptied: readonly number[]): FactorMatrix {
  const data = matrix.data.slice();
  for (const row of emptied) data.fill(0, row * matrix.factors, (row + 1) * matrix.factors);
  return { ...matrix, data };
}

/** Σ_f a(row, f)·b(other, f), f ascending. */
export function innerProduct({ factors, data }: FactorMatrix, row: number, other: number): number {
  const start = row * factors;
  const otherStart = other * factors;
  let sum = 0;
  for (let f = 0; f < factors; f++) sum += data[start + f] * data[otherStart + f];
  return sum;
}

export interface FactorNeighbourOptions {
  topK: number;
  /** Listeners that an artist needs to be listed. */
  minListeners: number;
}

const ARTISTS_PER_YIELD = 256;

/**
 * The neighbours of every artist by the cosine of the artists' factors, over all pairs, whether they share a user or not.
 * O(artists · listable artists · factors). Overlaps are left 0: factors have no data on single users (`countOverlaps`).
 * Yields the share of artists that is done.
 * @param listeners of every artist
 */
export function* factorNeighbours(
  artists: FactorMatrix,
  listeners: Uint32Array,
  { topK, minListeners }: FactorNeighbourOptions,
): Generator<number, NeighbourTable> {
  const unit = unitRows(artists);
  const listable = Uint32Array.from(listeners.keys()).filter((artist) => listeners[artist] >= minListeners);
  const table = emptyTable(artists.rows, topK);
  const best = createBestList(topK);
  for (let artist = 0; artist < table.artists; artist++) {
    if (artist % ARTISTS_PER_YIELD === 0) yield artist / table.artists;
    for (const other of listable) {
      if (other === artist) continue;
      const similarity = Math.min(innerProduct(unit, artist, other), 1);
      if (similarity > 0) offer(best, other, similarity, 0);
    }
    table.counts[artist] = drainInto(best, table, artist * topK);
  }
  return table;
}

/** Writes the shared users of every listed pair into the table, by merging the two artists' sorted lists of users. */
export function countOverlaps(table: NeighbourTable, artistUsers: Csr): void {
  for (let artist = 0; artist < table.artists; artist++) {
    const start = artist * table.topK;
    const end = start + table.counts[artist];
    for (let slot = start; slot < end; slot++) {
      table.overlaps[slot] = sharedEntries(artistUsers, artist, table.indices[slot]);
    }
  }
}

function sharedEntries({ indptr, indices }: Csr, row: number, other: number): number {
  let position = indptr[row];
  let otherPosition = indptr[other];
  const end = indptr[row + 1];
  const otherEnd = indptr[other + 1];
  let shared = 0;
  while (position < end && otherPosition < otherEnd) {
    const difference = indices[position] - indices[otherPosition];
    if (difference === 0) shared += 1;
    if (difference <= 0) position += 1;
    if (difference >= 0) otherPosition += 1;
  }
  return shared;
}
