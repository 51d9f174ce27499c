import type { Csr } from "./csr.ts";

/**
 * Keeps the artists with the most plays of every user, ties to the smaller artistIndex. A user with d artists makes
 * d·(d − 1)/2 pairs: the cap bounds what one user can cost.
 * @param userArtists plays, users in rows; not changed
 * @param maxArtists artists kept per user
 * @returns the matrix itself where no user has more
 * @throws RangeError if `maxArtists` is not a positive integer
 */
export function capLists(userArtists: Csr, maxArtists: number): Csr {
  if (!Number.isInteger(maxArtists) || maxArtists < 1)
    throw new RangeError(`maxArtists is ${maxArtists}, expected a positive integer.`);
  const { rows, indptr, indices, data } = userArtists;
  const kept = new Uint32Array(rows + 1);
  for (let user = 0; user < rows; user++) {
    kept[user + 1] = kept[user] + Math.min(indptr[user + 1] - indptr[user], maxArtists);
  }
  const entries = kept[rows];
  if (entries === indices.length) return userArtists;
  const capped: Csr = {
    ...userArtists,
    indptr: kept,
    indices: new Uint32Array(entries),
    data: new Float64Array(entries),
  };
  for (let user = 0; user < rows; user++) {
    const from = indptr[user];
    const to = indptr[user + 1];
    let target = kept[user];
    for (const position of to - from > maxArtists ? mostPlayed(data, from, to, maxArtists) : range(from, to)) {
      capped.indices[target] = indices[position];
      capped.data[target++] = data[position];
    }
  }
  return capped;
}

function* range(from: number, to: number): Generator<number> {
  for (let position = from; position < to; position++) yield position;
}

/** Positions of the largest values, ascending; positions ascend by artistIndex, so that ties go to the first. */
function mostPlayed(data: Float64Array, from: number, to: number, maxArtists: number): Uint32Array {
  return Uint32Array.from(range(from, to))
    .sort((a, b) => data[b] - data[a] || a - b)
    .subarray(0, maxArtists)
    .sort();
}
