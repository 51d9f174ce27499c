import type { NeighbourTable } from "../table.ts";
import { rankInList } from "./evidence.ts";

/** For each of the first `artists` artists, how many of those that it lists also list it. */
export function reciprocalCounts(table: NeighbourTable, artists: number): Uint32Array {
  const { topK, counts, indices } = table;
  return Uint32Array.from({ length: artists }, (_, artist) => {
    let reciprocal = 0;
    const end = artist * topK + counts[artist];
    for (let slot = artist * topK; slot < end; slot++) {
      if (rankInList(table, indices[slot], artist) !== null) reciprocal++;
    }
    return reciprocal;
  });
}
