import { type Allocate, allocatePrivate } from "./csr.ts";

/**
 * The neighbours of every artist, best first. Row a occupies the slots [a · topK, a · topK + counts[a]);
 * slots beyond it are 0. Order: similarity descending, then artistIndex ascending; a method that gives familiarities has an
 * order of its own, in which similarities do not descend.
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
  /** How well the data know each artist, 0 to 1, if the order of the method depends on it; similarities are without it. */
  familiarity?: Float64Array;
}

/**
 * Lists of different lengths, each like a row of a `NeighbourTable`: that of artist a occupies the slots
 * [starts[a], starts[a] + counts[a]).
 */
export interface CandidateLists extends Omit<NeighbourTable, "topK"> {
  /** Length artists + 1; a list may have free slots before the next. */
  starts: Uint32Array;
}

export interface NeighbourOptions {
  /** Neighbours kept for each artist, at most. */
  topK: number;
  /** h in similarity = cos · n / (n + h). */
  shrinkage: number;
  /** Listeners that an artist needs to be listed; the artist whose neighbours are listed needs none. */
  minListeners: number;
}

/** What placeholders such as "Various Artists" are to every method: see docs/similarity.md. */
export interface LeftOut {
  /**
   * artistIndex of those that are not compared: nobody's neighbour, and without a list. They count in the weights, which are
   * computed before. None if it is missing.
   */
  placeholders?: readonly number[] | undefined;
}

/** A table of `artists` empty rows. */
export function emptyTable(artists: number, topK: number, allocate: Allocate = allocatePrivate): NeighbourTable {
  const slots = artists * topK;
  return {
    artists,
    topK,
    counts: new Uint32Array(allocate(4 * artists)),
    indices: new Uint32Array(allocate(4 * slots)),
    similarities: new Float64Array(allocate(8 * slots)),
    overlaps: new Uint32Array(allocate(4 * slots)),
  };
}

/** A table's rows as lists, without a copy. */
export function listsOf({ topK, ...lists }: NeighbourTable): CandidateLists {
  return { ...lists, starts: Uint32Array.from({ length: lists.artists + 1 }, (_, artist) => artist * topK) };
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
