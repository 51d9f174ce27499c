import type { Memory } from "./memory.ts";
import { siftDown } from "./rows.ts";
import { topScore } from "./score.ts";

/** See `Kernel.rank`. Empties each heap from its worst candidate on: the slot that falls free is the one it belongs in. */
export function rank(memory: Memory, from: number, to: number): void {
  const { topK, rowStates, rowKeys, rowOverlaps, rowIndices, indexRange } = memory;
  const top = topScore(indexRange);
  for (let artist = from; artist < to; artist++) {
    const root = artist * topK;
    const count = rowStates[artist] ?? 0;
    for (let last = count - 1; last >= 0; last--) {
      const key = rowKeys[root] ?? 0;
      const overlap = rowOverlaps[root] ?? 0;
      siftDown(memory, root, last, rowKeys[root + last] ?? 0, rowOverlaps[root + last] ?? 0);
      const score = Math.floor(key / indexRange);
      rowIndices[root + last] = indexRange - 1 - (key - score * indexRange);
      rowKeys[root + last] = score / top;
      rowOverlaps[root + last] = overlap;
    }
    // What lay here before the rows did.
    rowIndices.fill(0, root + count, root + topK);
    rowKeys.fill(0, root + count, root + topK);
    rowOverlaps.fill(0, root + count, root + topK);
  }
}
