import { recommendation } from "../../lib/blend/blend.ts";
import { createBestList, drainInto, offer } from "../../lib/kernel/best-list.ts";
import { type Csr, columnLengths } from "../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../lib/kernel/table.ts";

/** Ranks artists for one user at a time; the returned list is valid until the next call. */
export type Recommender = (user: number) => Uint32Array;

/**
 * Adds up, over the artists a user knows, what their lists say for each neighbour, as /for-you and /blend do; known artists are left out.
 * Ties go to the better known artist. A user without any scored artist gets an empty list.
 */
export function createRecommender(training: Csr, table: NeighbourTable, length: number): Recommender {
  const listeners = columnLengths(training);
  const scores = new Float64Array(training.columns);
  const best = createBestList(length);
  const list = {
    indices: new Uint32Array(length),
    similarities: new Float64Array(length),
    overlaps: new Uint32Array(length),
  };
  return (user) => {
    const touched: number[] = [];
    const known = training.indices.subarray(training.indptr[user] ?? 0, training.indptr[user + 1] ?? 0);
    for (const artist of known) {
      const start = artist * table.topK;
      const end = start + (table.counts[artist] ?? 0);
      for (let slot = start; slot < end; slot++) {
        const candidate = table.indices[slot] ?? 0;
        const score = scores[candidate] ?? 0;
        if (score === 0) touched.push(candidate);
        scores[candidate] =
          score + recommendation(table.similarities[slot] ?? 0, listeners[candidate] ?? 0, slot - start);
      }
    }
    for (const artist of known) scores[artist] = 0;
    for (const candidate of touched) {
      const score = scores[candidate] ?? 0;
      scores[candidate] = 0;
      if (score > 0) offer(best, candidate, score, 0);
    }
    return list.indices.subarray(0, drainInto(best, list, 0));
  };
}
