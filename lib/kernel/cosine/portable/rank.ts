import type { Memory } from "./memory.ts";
import { topScore } from "./score.ts";

/** See `Kernel.rank`. */
export function rank(memory: Memory, from: number, to: number): void {
  const { rowStarts, rowStates, rowKeys, rowOverlaps, rowIndices, indexRange } = memory;
  const top = topScore(indexRange);
  for (let artist = from; artist < to; artist++) {
    const row = rowStarts[artist];
    const end = rowStarts[artist + 1];
    const filled = row + rowStates[artist];
    for (let slot = row; slot < filled; slot++) {
      const key = rowKeys[slot];
      const score = Math.floor(key / indexRange);
      rowIndices[slot] = indexRange - 1 - (key - score * indexRange);
      // Artists that share a listener have a similarity above 0: half a step if less than half was found.
      rowKeys[slot] = (score > 0 ? score : 0.5) / top;
    }
    // Overwrites what was here before the rows.
    rowIndices.fill(0, filled, end);
    rowKeys.fill(0, filled, end);
    rowOverlaps.fill(0, filled, end);
  }
}
