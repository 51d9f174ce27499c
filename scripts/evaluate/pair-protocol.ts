import type { NeighbourTable } from "../../lib/kernel/table.ts";

/** A share as numerator and denominator, so that users can be added up. */
export interface Tally {
  hits: number;
  trials: number;
}

/**
 * One artist in, ten out: over every pair of an artist that the user knows and one that was hidden, how often is the
 * hidden one among the known one's first `length` neighbours? All pairs are counted: an exact expectation, no sampling.
 * @param known training artists of one user
 * @param hidden hidden artists of the same user; those left out by the caller are not trials
 */
export function tallyPairs(
  table: NeighbourTable,
  known: ArrayLike<number>,
  hidden: ReadonlySet<number>,
  length: number,
): Tally {
  let hits = 0;
  for (let place = 0; place < known.length; place++) {
    const artist = known[place] ?? 0;
    const start = artist * table.topK;
    const end = start + Math.min(length, table.counts[artist] ?? 0);
    for (let slot = start; slot < end; slot++) if (hidden.has(table.indices[slot] ?? -1)) hits += 1;
  }
  return { hits, trials: known.length * hidden.size };
}
