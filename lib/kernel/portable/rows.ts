import type { Memory } from "./memory.ts";
import { limitBelow } from "./score.ts";

/**
 * A row is an artist's best candidates so far, as a heap whose root is the worst of them, in
 * the slots [artist · topK, artist · topK + count). Its state is the count, with this bit set while a thread writes.
 */
const LOCKED = 0x8000_0000 | 0;

function lockRow(states: Int32Array, artist: number): number {
  for (;;) {
    const count = (states[artist] ?? 0) & ~LOCKED;
    if (Atomics.compareExchange(states, artist, count, count | LOCKED) === count) return count;
  }
}

/** Keeps the candidate in the artist's row where there is room or where it beats the worst one kept. */
export function offer(memory: Memory, artist: number, key: number, overlap: number): void {
  const { topK, rowStates, rowKeys, limits, indexRange } = memory;
  const root = artist * topK;
  let count = lockRow(rowStates, artist);
  if (count < topK) {
    siftUp(memory, root, count, key, overlap);
    count += 1;
    if (count === topK) limits[artist] = limitBelow(rowKeys[root] ?? 0, indexRange);
  } else if (key > (rowKeys[root] ?? 0)) {
    siftDown(memory, root, topK, key, overlap);
    limits[artist] = limitBelow(rowKeys[root] ?? 0, indexRange);
  }
  Atomics.store(rowStates, artist, count);
}

function siftUp({ rowKeys, rowOverlaps }: Memory, root: number, hole: number, key: number, overlap: number): void {
  let slot = hole;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const parentKey = rowKeys[root + parent] ?? 0;
    if (key >= parentKey) break;
    rowKeys[root + slot] = parentKey;
    rowOverlaps[root + slot] = rowOverlaps[root + parent] ?? 0;
    slot = parent;
  }
  rowKeys[root + slot] = key;
  rowOverlaps[root + slot] = overlap;
}

/** Places a candidate on the way from the root, whose own candidate is given up, to a leaf of the first `count` slots. */
export function siftDown(
  { rowKeys, rowOverlaps }: Memory,
  root: number,
  count: number,
  key: number,
  overlap: number,
): void {
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= count) break;
    if (child + 1 < count && (rowKeys[root + child + 1] ?? 0) < (rowKeys[root + child] ?? 0)) child += 1;
    const childKey = rowKeys[root + child] ?? 0;
    if (key <= childKey) break;
    rowKeys[root + slot] = childKey;
    rowOverlaps[root + slot] = rowOverlaps[root + child] ?? 0;
    slot = child;
  }
  rowKeys[root + slot] = key;
  rowOverlaps[root + slot] = overlap;
}
