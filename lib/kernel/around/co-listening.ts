import type { Layout } from "../cosine/layout.ts";
import type { Csr } from "../csr.ts";

export interface CoListening {
  /** Element n: pairs of different artists that share exactly n listeners; element 0 is unused. */
  pairs: Float64Array;
  /** For every artist, the largest number of listeners it shares with one other artist. */
  strongest: Uint32Array;
}

/** What the kernel's threads counted of the pairs that they met, each pair once. */
export function countedPairs(buffer: ArrayBufferLike, { users, artists, scratches }: Layout): CoListening {
  const pairs = new Float64Array(users + 1);
  const strongest = new Uint32Array(artists);
  for (const scratch of scratches) {
    const counts = new Float64Array(buffer, scratch.pairCounts, users + 1);
    for (let shared = 0; shared <= users; shared++) pairs[shared] += counts[shared];
    const most = new Uint32Array(buffer, scratch.strongest, artists);
    for (let artist = 0; artist < artists; artist++) strongest[artist] = Math.max(strongest[artist], most[artist]);
  }
  return { pairs, strongest };
}

/** Adds the pairs of the artists that the kernel did not meet, with each other and with all others. */
export function addPairsOf(
  leftOut: readonly number[],
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  { pairs, strongest }: CoListening,
): void {
  if (leftOut.length === 0) return;
  // 1 + its place in `leftOut`.
  const placeOf = new Uint32Array(columns);
  for (let place = 0; place < leftOut.length; place++) placeOf[leftOut[place]] = place + 1;
  const usersOf = leftOut.map((): number[] => []);
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1];
    for (let at = indptr[user]; at < end; at++) {
      const place = placeOf[indices[at]];
      if (place > 0) usersOf[place - 1].push(user);
    }
  }
  const shared = new Uint32Array(columns);
  for (let place = 0; place < leftOut.length; place++) {
    shared.fill(0);
    for (const user of usersOf[place]) {
      const end = indptr[user + 1];
      for (let at = indptr[user]; at < end; at++) shared[indices[at]] += 1;
    }
    const own = leftOut[place];
    for (let other = 0; other < columns; other++) {
      const count = shared[other];
      // The pair of two of them counts once, with the later one.
      if (count === 0 || other === own || placeOf[other] > place + 1) continue;
      pairs[count] += 1;
      strongest[own] = Math.max(strongest[own], count);
      strongest[other] = Math.max(strongest[other], count);
    }
  }
}
