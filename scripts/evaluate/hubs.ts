import type { NeighbourTable } from "../../lib/kernel/table.ts";

/** How often each artist is among the first of another's list: one split's k-occurrences. */
export interface Occurrences {
  /** Length artists. */
  counts: Uint32Array;
  /** Lists that name anyone. */
  lists: number;
}

/** @param length places of every list that count */
export function occurrencesOf({ artists, topK, counts, indices }: NeighbourTable, length: number): Occurrences {
  const found: Occurrences = { counts: new Uint32Array(artists), lists: 0 };
  for (let artist = 0; artist < artists; artist++) {
    const listed = Math.min(length, counts[artist] ?? 0);
    if (listed > 0) found.lists += 1;
    for (const other of indices.subarray(artist * topK, artist * topK + listed)) {
      found.counts[other] = (found.counts[other] ?? 0) + 1;
    }
  }
  return found;
}

/**
 * Skewness of a distribution, m₃ / m₂^1.5: 0 if it is symmetric, large if a few hubs are in many lists while most artists are in
 * none (Radovanović, Nanopoulos & Ivanović 2010); 0 if all values are equal.
 */
export function skewness(values: ArrayLike<number>): number {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / Math.max(all.length, 1);
  let squares = 0;
  let cubes = 0;
  for (const value of all) {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  }
  return squares === 0 ? 0 : cubes / all.length / (squares / all.length) ** 1.5;
}
