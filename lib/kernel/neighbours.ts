import { type Allocate, allocatePrivate, type Csr, rowLengths, transpose } from "./csr.ts";
import { shrunkCosine } from "./similarity.ts";
import { createTopK, drainInto, offer, type TopK } from "./top-k.ts";

/**
 * The neighbours of every artist, best first. Row a occupies the slots [a · topK, a · topK + counts[a]);
 * slots beyond it are 0. Order: similarity descending, then artistIndex ascending.
 */
export interface NeighbourTable {
  artists: number;
  topK: number;
  counts: Uint32Array;
  /** artistIndex of the neighbour. */
  indices: Uint32Array;
  /** 0 < similarity ≤ 1. */
  similarities: Float64Array;
  /** Users who listen to both. */
  overlaps: Uint32Array;
}

export interface NeighbourOptions {
  /** Neighbours kept for each artist, at most. */
  topK: number;
  /** h in similarity = cos · n / (n + h). */
  shrinkage: number;
  /** Listeners that an artist needs to be listed; the artist whose neighbours are listed needs none. */
  minListeners: number;
}

/** The weights in both directions, and what is needed of each artist. Read-only while neighbours are computed. */
export interface WeightedMatrices {
  userArtists: Csr;
  /** The transpose of userArtists: users ascend within an artist, which fixes the order of every sum. */
  artistUsers: Csr;
  /** ‖w_i‖² of every artist. */
  squaredNorms: Float64Array;
  /** Stored entries of every artist. */
  listeners: Uint32Array;
}

/** Working memory of one thread. All zero between artists. */
export interface Scratch {
  dots: Float64Array;
  overlaps: Uint32Array;
  /** Artists met while summing: the only elements of `dots` and `overlaps` that need clearing. */
  touched: Uint32Array;
  best: TopK;
}

/** An empty table; pass an allocator of shared buffers where several threads are to fill it. */
export function createNeighbourTable(
  artists: number,
  topK: number,
  allocate: Allocate = allocatePrivate,
): NeighbourTable {
  const slots = artists * topK;
  return {
    artists,
    topK,
    counts: new Uint32Array(allocate(artists * Uint32Array.BYTES_PER_ELEMENT)),
    indices: new Uint32Array(allocate(slots * Uint32Array.BYTES_PER_ELEMENT)),
    similarities: new Float64Array(allocate(slots * Float64Array.BYTES_PER_ELEMENT)),
    overlaps: new Uint32Array(allocate(slots * Uint32Array.BYTES_PER_ELEMENT)),
  };
}

export function createScratch(artists: number, topK: number): Scratch {
  return {
    dots: new Float64Array(artists),
    overlaps: new Uint32Array(artists),
    touched: new Uint32Array(artists),
    best: createTopK(topK),
  };
}

/** Transposes the weights and sums each artist's squares, users ascending. */
export function prepareMatrices(userArtists: Csr, allocate: Allocate = allocatePrivate): WeightedMatrices {
  const artistUsers = transpose(userArtists, allocate);
  const { rows, indptr, data } = artistUsers;
  const squaredNorms = new Float64Array(allocate(rows * Float64Array.BYTES_PER_ELEMENT));
  for (let artist = 0; artist < rows; artist++) {
    const end = indptr[artist + 1] ?? 0;
    let sum = 0;
    for (let position = indptr[artist] ?? 0; position < end; position++) {
      const weight = data[position] ?? 0;
      sum += weight * weight;
    }
    squaredNorms[artist] = sum;
  }
  const listeners = new Uint32Array(allocate(rows * Uint32Array.BYTES_PER_ELEMENT));
  listeners.set(rowLengths(artistUsers));
  return { userArtists, artistUsers, squaredNorms, listeners };
}

/**
 * Fills the table's rows of the artists [from, to) and touches no other row.
 * A row depends on the matrices and options alone: any split into ranges, on any number of threads, gives the same bytes.
 */
export function fillNeighbours(
  table: NeighbourTable,
  matrices: WeightedMatrices,
  options: NeighbourOptions,
  from: number,
  to: number,
  scratch: Scratch,
): void {
  for (let artist = from; artist < to; artist++) {
    const met = sumDots(matrices, artist, scratch);
    offerCandidates(matrices, options, artist, scratch, met);
    table.counts[artist] = drainInto(scratch.best, table, artist * table.topK);
  }
}

/**
 * The neighbours of every artist, on this thread.
 * @param userArtists weights, users in rows
 * @throws RangeError where an option is out of range
 */
export function nearestNeighbours(userArtists: Csr, options: NeighbourOptions): NeighbourTable {
  assertNeighbourOptions(options);
  const artists = userArtists.columns;
  const table = createNeighbourTable(artists, options.topK);
  const scratch = createScratch(artists, options.topK);
  fillNeighbours(table, prepareMatrices(userArtists), options, 0, artists, scratch);
  return table;
}

/** @throws RangeError in one sentence, with the option's value. */
export function assertNeighbourOptions({ topK, shrinkage, minListeners }: NeighbourOptions): void {
  if (!Number.isInteger(topK) || topK < 1) throw new RangeError(`topK is ${topK}, expected a positive integer.`);
  if (!Number.isFinite(shrinkage) || shrinkage < 0) {
    throw new RangeError(`shrinkage is ${shrinkage}, expected 0 or a positive number.`);
  }
  if (!Number.isInteger(minListeners) || minListeners < 0) {
    throw new RangeError(`minListeners is ${minListeners}, expected 0 or a positive integer.`);
  }
}

/**
 * Adds up dot and overlap of `artist` with every artist that shares a listener with it, users ascending.
 * Returns how many artists it met, `artist` itself among them; `scratch.touched` names them.
 *
 * `?? 0` satisfies the type checker alone: every index is in bounds, and the compiler drops the test.
 */
function sumDots({ userArtists, artistUsers }: WeightedMatrices, artist: number, scratch: Scratch): number {
  const { indptr, indices, data } = userArtists;
  const { dots, overlaps, touched } = scratch;
  let met = 0;
  const listenersEnd = artistUsers.indptr[artist + 1] ?? 0;
  for (let listener = artistUsers.indptr[artist] ?? 0; listener < listenersEnd; listener++) {
    const user = artistUsers.indices[listener] ?? 0;
    const weight = artistUsers.data[listener] ?? 0;
    const end = indptr[user + 1] ?? 0;
    for (let position = indptr[user] ?? 0; position < end; position++) {
      const other = indices[position] ?? 0;
      const overlap = overlaps[other] ?? 0;
      if (overlap === 0) touched[met++] = other;
      overlaps[other] = overlap + 1;
      dots[other] = (dots[other] ?? 0) + weight * (data[position] ?? 0);
    }
  }
  return met;
}

/** Offers the artists met to `scratch.best`, clearing their sums on the way. */
function offerCandidates(
  { squaredNorms, listeners }: WeightedMatrices,
  { shrinkage, minListeners }: NeighbourOptions,
  artist: number,
  { dots, overlaps, touched, best }: Scratch,
  met: number,
): void {
  const squaredNorm = squaredNorms[artist] ?? 0;
  for (let position = 0; position < met; position++) {
    const other = touched[position] ?? 0;
    const dot = dots[other] ?? 0;
    const overlap = overlaps[other] ?? 0;
    dots[other] = 0;
    overlaps[other] = 0;
    if (other === artist || (listeners[other] ?? 0) < minListeners) continue;
    const similarity = shrunkCosine(dot, squaredNorm, squaredNorms[other] ?? 0, overlap, shrinkage);
    if (similarity > 0) offer(best, other, similarity, overlap);
  }
}
