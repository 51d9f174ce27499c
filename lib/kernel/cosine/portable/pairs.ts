import type { Memory } from "./memory.ts";
import { keepBest } from "./pending.ts";
import { offer } from "./rows.ts";
import { keyOf, limitBelow, looseScore, PRODUCT_SCALE } from "./score.ts";

/** See `Kernel.pairs`. */
export function pairs(memory: Memory, from: number, to: number): void {
  for (let artist = from; artist < to; artist++) {
    const met = addUp(memory, artist);
    choose(memory, artist, met);
  }
}

/**
 * For every artist before `artist`, adds 1 + v·v′ for each user that listens to both, users ascending: the whole part
 * of the sum is the overlap, the fraction the cosine. Returns how many artists it met; `met` names them.
 */
function addUp({ artistStarts, visits, entries, sums, met }: Memory, artist: number): number {
  let count = 0;
  const end = artistStarts[artist + 1];
  for (let visit = artistStarts[artist]; visit < end; visit++) {
    const own = visits[2 * visit];
    const weight = entries[2 * own + 1] * PRODUCT_SCALE;
    for (let entry = own - visits[2 * visit + 1]; entry < own; entry++) {
      const other = entries[2 * entry];
      const sum = sums[other];
      if (sum === 0) met[count++] = other;
      sums[other] = sum + (1 + weight * entries[2 * entry + 1]);
    }
  }
  return count;
}

/** Counts every pair met and offers it to the other's row, collects the best for the artist's own, and clears the sums. */
function choose(memory: Memory, artist: number, met: number): void {
  const { sums, limits, artistStarts, minListeners, pendingKeys, pendingOverlaps, shrinkage, indexRange, topK } =
    memory;
  const { pairCounts, strongest } = memory;
  const isListed = (listed: number) => artistStarts[listed + 1] - artistStarts[listed] >= minListeners;
  const artistIsListed = isListed(artist);
  let pending = 0;
  let ownLimit = limits[artist];
  for (let slot = 0; slot < met; slot++) {
    const other = memory.met[slot];
    const sum = sums[other];
    sums[other] = 0;
    const overlap = Math.floor(sum);
    pairCounts[overlap] += 1;
    strongest[other] = Math.max(strongest[other], overlap);
    strongest[artist] = Math.max(strongest[artist], overlap);
    const loose = looseScore(sum, shrinkage);
    if (artistIsListed && loose >= limits[other]) offer(memory, other, keyOf(loose, artist, indexRange), overlap);
    if (loose < ownLimit || !isListed(other)) continue;
    pendingKeys[pending] = keyOf(loose, other, indexRange);
    pendingOverlaps[pending] = overlap;
    pending += 1;
    if (pending < pendingKeys.length) continue;
    ownLimit = limitBelow(keepBest(memory, pending), indexRange);
    pending = topK;
  }
  if (pending > topK) keepBest(memory, pending);
  for (let slot = 0; slot < Math.min(pending, topK); slot++) {
    offer(memory, artist, pendingKeys[slot], pendingOverlaps[slot]);
  }
}
