import type { Csr } from "./csr.ts";
import { median } from "./median.ts";

export interface UserMedianLogParameters {
  /** Weight gained per e-fold of plays above the user's median. */
  slope: number;
  /** Smallest weight: a few plays still say "I listen to this". */
  floor: number;
  /** Largest weight: one obsession doesn't dominate a whole profile. */
  ceiling: number;
}

/** Room for one weight per stored entry. */
export const newWeights = ({ data }: Csr): Float64Array => new Float64Array(data.length);

/**
 * w(u, i) = clip(1 + slope · ln(plays(u, i) / median plays of u), floor, ceiling), for every stored entry, in its order.
 * Relative to the user's own median, so that heavy and light listeners count alike.
 * @throws RangeError if plays are not positive.
 */
export function userMedianLog(
  userArtists: Csr,
  { slope, floor, ceiling }: UserMedianLogParameters,
  weights = newWeights(userArtists),
): Float64Array {
  assertPositivePlays(userArtists);
  const { indptr, data } = userArtists;
  for (let user = 0; user < userArtists.rows; user++) {
    const start = indptr[user];
    const end = indptr[user + 1];
    if (start === end) continue;
    const typicalPlays = median(data.subarray(start, end));
    for (let position = start; position < end; position++) {
      const weight = 1 + slope * Math.log(data[position] / typicalPlays);
      weights[position] = Math.min(Math.max(weight, floor), ceiling);
    }
  }
  return weights;
}

/**
 * w(u, i) = plays(u, i), the prototype's weight.
 * @throws RangeError if plays are not positive.
 */
export function rawPlays(userArtists: Csr, weights = newWeights(userArtists)): Float64Array {
  assertPositivePlays(userArtists);
  weights.set(userArtists.data);
  return weights;
}

/** @throws RangeError naming the first user and artist whose plays are not positive. */
export function assertPositivePlays(userArtists: Csr): void {
  const { indptr, indices, data } = userArtists;
  for (let user = 0; user < userArtists.rows; user++) {
    const end = indptr[user + 1];
    for (let position = indptr[user]; position < end; position++) {
      const plays = data[position];
      if (!(plays > 0)) {
        throw new RangeError(
          `Plays of user ${user} for artist ${indices[position]} are ${plays}, expected a positive number.`,
        );
      }
    }
  }
}
