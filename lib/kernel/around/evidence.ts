import type { NeighbourTable } from "../table.ts";

/**
 * The listeners two artists share, divided by the number expected by chance:
 * overlap / (listeners · otherListeners / users), the denominator being what independent audiences share on average.
 * 1 is chance. 0 if an audience is empty. (Brin, Motwani, Ullman & Tsur 1997, who call it interest.)
 */
export function lift(overlap: number, users: number, listeners: number, otherListeners: number): number {
  if (listeners === 0 || otherListeners === 0) return 0;
  return (overlap * users) / (listeners * otherListeners);
}

/** Rank of `artist` in the list of `owner`, 1 for its nearest neighbour; null if it isn't listed. */
export function rankInList(table: NeighbourTable, owner: number, artist: number): number | null {
  const start = owner * table.topK;
  const count = table.counts[owner];
  for (let place = 0; place < count; place++) if (table.indices[start + place] === artist) return place + 1;
  return null;
}
