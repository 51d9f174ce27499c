import type { Csr } from "../../../../lib/kernel/csr.ts";

/**
 * Cuts the artists into at most `count` consecutive ranges of about equal cost and returns their bounds:
 * range r is [bounds[r], bounds[r + 1]). An artist costs the summed list lengths of its listeners,
 * plus one, so that artists without listeners are spread too.
 */
export function costBalancedRanges(userArtists: Csr, artistUsers: Csr, count: number): Uint32Array {
  const artists = artistUsers.rows;
  const costs = new Float64Array(artists);
  let totalCost = 0;
  for (let artist = 0; artist < artists; artist++) {
    let cost = 1;
    const end = artistUsers.indptr[artist + 1] ?? 0;
    for (let position = artistUsers.indptr[artist] ?? 0; position < end; position++) {
      const user = artistUsers.indices[position] ?? 0;
      cost += (userArtists.indptr[user + 1] ?? 0) - (userArtists.indptr[user] ?? 0);
    }
    costs[artist] = cost;
    totalCost += cost;
  }
  const costPerRange = totalCost / count;
  const bounds = [0];
  let rangeCost = 0;
  for (let artist = 0; artist < artists; artist++) {
    rangeCost += costs[artist] ?? 0;
    if (rangeCost >= costPerRange && artist + 1 < artists) {
      bounds.push(artist + 1);
      rangeCost = 0;
    }
  }
  if (artists > 0) bounds.push(artists);
  return Uint32Array.from(bounds);
}
