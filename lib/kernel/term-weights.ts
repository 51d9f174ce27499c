import { type Csr, rowLengths } from "./csr.ts";
import { assertPositivePlays, newWeights } from "./weights.ts";

/**
 * w(u,i) = ln(1 + plays): the tenth play says less than the first.
 * @throws RangeError if plays are not positive.
 */
export function logPlays(userArtists: Csr, into = newWeights(userArtists)): Float64Array {
  assertPositivePlays(userArtists);
  for (const [position, plays] of userArtists.data.entries()) into[position] = Math.log1p(plays);
  return into;
}

/**
 * w(u,i) = 1: whether someone listens, not how much.
 * @throws RangeError if plays are not positive.
 */
export function binary(userArtists: Csr, into = newWeights(userArtists)): Float64Array {
  assertPositivePlays(userArtists);
  return into.fill(1);
}

/**
 * w(u,i) = √plays · ln(1 + artists / (1 + artists of u)): artists are the documents, users the terms. A user who plays
 * everything says little about any pair. (A factor of the artist would cancel in the cosine.) The square root and
 * the logarithm are those of `tfidf_weight` in implicit 0.7, with 1 added so that no weight is 0.
 * @throws RangeError if plays are not positive.
 */
export function tfIdf(userArtists: Csr, into = newWeights(userArtists)): Float64Array {
  assertPositivePlays(userArtists);
  const rarity = userRarity(userArtists);
  return mapEntries(userArtists, into, (plays, user) => Math.sqrt(plays) * rarity[user]);
}

export interface Bm25Parameters {
  /** Plays at which the weight has half its limit, for an artist of average plays. */
  k1: number;
  /** How much an artist's total plays count against it: 0 not at all, 1 in full. */
  b: number;
}

/**
 * Okapi BM25 (Robertson & Zaragoza 2009) with artists as documents and users as terms:
 * w(u,i) = plays·(k1 + 1) / (k1·(1 − b + b·plays of i / mean plays of an artist) + plays) · ln(1 + artists / (1 + artists of u)),
 * as `bm25_weight` in implicit 0.7, with 1 added in the logarithm so that no weight is 0.
 * @throws RangeError if plays are not positive.
 */
export function bm25(userArtists: Csr, { k1, b }: Bm25Parameters, into = newWeights(userArtists)): Float64Array {
  assertPositivePlays(userArtists);
  const totals = artistTotals(userArtists);
  const mean = totals.reduce((sum, plays) => sum + plays, 0) / userArtists.columns;
  const rarity = userRarity(userArtists);
  return mapEntries(userArtists, into, (plays, user, artist) => {
    const length = 1 - b + (b * totals[artist]) / mean;
    return ((plays * (k1 + 1)) / (k1 * length + plays)) * rarity[user];
  });
}

/**
 * Caps every weight at `maxShare` of all weights of its artist, in place, so that no single user makes up an artist's profile
 * alone (`max_contribution` in ListenBrainz's similarity does the same). 1 changes nothing; the sum is taken before the cut.
 * @param weights of every stored entry of `userArtists`, in its order
 * @throws RangeError if maxShare is not within 0 (excluded) and 1.
 */
export function capShares(userArtists: Csr, weights: Float64Array, maxShare: number): void {
  if (!(maxShare > 0 && maxShare <= 1)) {
    throw new RangeError(`maxShare is ${maxShare}, expected a number above 0 and at most 1.`);
  }
  if (maxShare === 1) return;
  const totals = artistTotals({ ...userArtists, data: weights });
  for (const [position, artist] of userArtists.indices.entries()) {
    weights[position] = Math.min(weights[position], maxShare * totals[artist]);
  }
}

function artistTotals({ columns, indices, data }: Csr): Float64Array {
  const totals = new Float64Array(columns);
  for (const [position, artist] of indices.entries()) {
    totals[artist] += data[position];
  }
  return totals;
}

/** ln(1 + artists / (1 + artists of u)); above 0, as the kernel requires of every weight. */
function userRarity(userArtists: Csr): Float64Array {
  return Float64Array.from(rowLengths(userArtists), (artists) => Math.log1p(userArtists.columns / (1 + artists)));
}

function mapEntries(
  { rows, indptr, indices, data }: Csr,
  weights: Float64Array,
  weigh: (plays: number, user: number, artist: number) => number,
): Float64Array {
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1];
    for (let position = indptr[user]; position < end; position++) {
      weights[position] = weigh(data[position], user, indices[position]);
    }
  }
  return weights;
}
