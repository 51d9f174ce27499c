import type { Memory } from "./memory.ts";
import { limitBelow } from "./score.ts";

/**
 * A row is an artist's best candidates so far, best first, in the slots [rowStarts[artist], rowStarts[artist] + count).
 * Its state is the count, with this bit set while a thread writes.
 */
const LOCKED = 0x8000_0000 | 0;

function lockRow(states: Int32Array, artist: number): number {
  for (;;) {
    const count = states[artist] & ~LOCKED;
    if (Atomics.compareExchange(states, artist, count, count | LOCKED) === count) return count;
  }
}

/**
 * Inserts the candidate into the artist's row if there is room or if it beats the worst one kept.
 * All keys differ, and only the worst is ever pushed out, so the order of offers has no effect.
 */
export function offer(memory: Memory, artist: number, key: number, overlap: number): void {
  const { rowStarts, rowStates, rowKeys, limits, indexRange } = memory;
  const row = rowStarts[artist];
  const capacity = rowStarts[artist + 1] - row;
  let count = lockRow(rowStates, artist);
  if (count < capacity || key > rowKeys[row + capacity - 1]) {
    count = Math.min(count + 1, capacity);
    insert(memory, row, row + count - 1, key, overlap);
    if (count === capacity) limits[artist] = limitBelow(rowKeys[row + capacity - 1], indexRange);
  }
  Atomics.store(rowStates, artist, count);
}

/** Moves worse candidates one slot on, from the free slot `last` back, until the key fits. */
function insert({ rowKeys, rowOverlaps }: Memory, row: number, last: number, key: number, overlap: number): void {
  let slot = last;
  for (; slot > row; slot--) {
    const better = rowKeys[slot - 1];
    if (better > key) break;
    rowKeys[slot] = better;
    rowOverlaps[slot] = rowOverlaps[slot - 1];
  }
  rowKeys[slot] = key;
  rowOverlaps[slot] = overlap;
}
