import { createBestList, drainInto, offer } from "./best-list.ts";
import { type Csr, rowLengths, transpose } from "./csr.ts";
import type { NeighbourTable } from "./table.ts";
import { emptyTable } from "./table.ts";

/** The data on two artists that share at least one user. */
export interface Pair {
  artist: number;
  other: number;
  /** Users who listen to both; at least 1. */
  overlap: number;
  listeners: number;
  otherListeners: number;
  /** All users of the matrix. */
  users: number;
  /** Cosine of the weights over whole vectors, 0 to 1; 0 if a vector has no length. */
  cosine: number;
}

/** Similarity of a pair, 0 to 1, before shrinkage. Symmetric in the two artists unless a method says otherwise. */
export type PairScore = (pair: Readonly<Pair>) => number;

export interface ScoredOptions {
  topK: number;
  /** h in similarity = score · n / (n + h), n being the overlap. */
  shrinkage: number;
  /** Listeners that an artist needs to be listed. */
  minListeners: number;
  /** Shared listeners that a pair needs; 1 keeps every pair that shares any. */
  minOverlap: number;
}

const ARTISTS_PER_YIELD = 256;

/**
 * The neighbours of every artist by any score of a pair, on this thread: the same sums in the same order as the cosine
 * kernel, with a function call for each pair. Only artists that share a user are compared. Yields the share of artists that is done.
 * @param userArtists weights, users in rows
 * @throws RangeError if an option is out of range
 */
export function* scoredNeighbours(
  userArtists: Csr,
  score: PairScore,
  options: ScoredOptions,
): Generator<number, NeighbourTable> {
  assertScoredOptions(options);
  const artistUsers = transpose(userArtists);
  const listeners = rowLengths(artistUsers);
  const squaredNorms = squaredLengths(artistUsers);
  const table = emptyTable(userArtists.columns, options.topK);
  const best = createBestList(options.topK);
  const meet = createMeeter(userArtists, artistUsers);
  const pair: Pair = { artist: 0, other: 0, overlap: 0, listeners: 0, otherListeners: 0, users: 0, cosine: 0 };
  pair.users = userArtists.rows;
  for (let artist = 0; artist < table.artists; artist++) {
    if (artist % ARTISTS_PER_YIELD === 0) yield artist / table.artists;
    pair.artist = artist;
    pair.listeners = listeners[artist];
    meet(artist, (other, dot, overlap) => {
      const otherListeners = listeners[other];
      if (other === artist || otherListeners < options.minListeners || overlap < options.minOverlap) return;
      const product = squaredNorms[artist] * squaredNorms[other];
      pair.other = other;
      pair.overlap = overlap;
      pair.otherListeners = otherListeners;
      pair.cosine = product === 0 ? 0 : Math.min(dot / Math.sqrt(product), 1);
      const similarity = (score(pair) * overlap) / (overlap + options.shrinkage);
      if (similarity > 0) offer(best, other, similarity, overlap);
    });
    table.counts[artist] = drainInto(best, table, artist * table.topK);
  }
  return table;
}

function assertScoredOptions({ topK, shrinkage, minListeners, minOverlap }: ScoredOptions): void {
  if (!Number.isInteger(topK) || topK < 1) throw new RangeError(`topK is ${topK}, expected a positive integer.`);
  if (!Number.isFinite(shrinkage) || shrinkage < 0) {
    throw new RangeError(`shrinkage is ${shrinkage}, expected 0 or a positive number.`);
  }
  if (!Number.isInteger(minListeners) || minListeners < 0) {
    throw new RangeError(`minListeners is ${minListeners}, expected 0 or a positive integer.`);
  }
  if (!Number.isInteger(minOverlap) || minOverlap < 1) {
    throw new RangeError(`minOverlap is ${minOverlap}, expected a positive integer.`);
  }
}

function squaredLengths({ rows, indptr, data }: Csr): Float64Array {
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1];
    let sum = 0;
    for (let position = indptr[row]; position < end; position++) sum += data[position] ** 2;
    squares[row] = sum;
  }
  return squares;
}

type Visit = (other: number, dot: number, overlap: number) => void;

/** Sums an artist's pairs, users ascending, then visits each artist met (itself among them) once. */
function createMeeter(userArtists: Csr, artistUsers: Csr): (artist: number, visit: Visit) => void {
  const dots = new Float64Array(userArtists.columns);
  const overlaps = new Uint32Array(userArtists.columns);
  const touched = new Uint32Array(userArtists.columns);
  return (artist, visit) => {
    let met = 0;
    const listenersEnd = artistUsers.indptr[artist + 1];
    for (let listener = artistUsers.indptr[artist]; listener < listenersEnd; listener++) {
      const user = artistUsers.indices[listener];
      const weight = artistUsers.data[listener];
      const end = userArtists.indptr[user + 1];
      for (let position = userArtists.indptr[user]; position < end; position++) {
        const other = userArtists.indices[position];
        const overlap = overlaps[other];
        if (overlap === 0) touched[met++] = other;
        overlaps[other] = overlap + 1;
        dots[other] += weight * userArtists.data[position];
      }
    }
    for (let place = 0; place < met; place++) {
      const other = touched[place];
      visit(other, dots[other], overlaps[other]);
      dots[other] = 0;
      overlaps[other] = 0;
    }
  };
}
