/**
 * The best `capacity` candidates offered so far, as a binary heap whose root is the worst of them.
 * Best is the larger similarity, then the smaller artistIndex: a total order, so that
 * the order in which candidates are offered has no effect.
 */
export interface BestList {
  capacity: number;
  count: number;
  indices: Uint32Array;
  similarities: Float64Array;
  overlaps: Uint32Array;
}

/** @throws RangeError if the capacity is not a positive integer. */
export function createBestList(capacity: number): BestList {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`topK is ${capacity}, expected a positive integer.`);
  }
  return {
    capacity,
    count: 0,
    indices: new Uint32Array(capacity),
    similarities: new Float64Array(capacity),
    overlaps: new Uint32Array(capacity),
  };
}

/** Keeps the candidate if there is room or if it beats the worst one kept. */
export function offer(best: BestList, index: number, similarity: number, overlap: number): void {
  if (best.count < best.capacity) {
    best.count += 1;
    siftUp(best, best.count - 1, index, similarity, overlap);
    return;
  }
  if (isWorse(similarity, index, best.similarities[0], best.indices[0])) return;
  siftDown(best, best.count, index, similarity, overlap);
}

/** Where to write a sorted list: the slots from `start` on, best first. */
export interface RankedSlots {
  indices: Uint32Array;
  similarities: Float64Array;
  overlaps: Uint32Array;
}

/** Empties the heap into `target` from slot `start` on, best first, and returns how many slots it filled. */
export function drainInto(best: BestList, target: RankedSlots, start: number): number {
  const filled = best.count;
  while (best.count > 0) {
    const last = best.count - 1;
    const slot = start + last;
    target.indices[slot] = best.indices[0];
    target.similarities[slot] = best.similarities[0];
    target.overlaps[slot] = best.overlaps[0];
    best.count = last;
    siftDown(best, last, best.indices[last], best.similarities[last], best.overlaps[last]);
  }
  return filled;
}

function isWorse(similarity: number, index: number, otherSimilarity: number, otherIndex: number): boolean {
  return similarity < otherSimilarity || (similarity === otherSimilarity && index > otherIndex);
}

/** Places a candidate on the way from slot `hole`, a leaf, to the root. */
function siftUp(best: BestList, hole: number, index: number, similarity: number, overlap: number): void {
  let slot = hole;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    if (!isWorse(similarity, index, best.similarities[parent], best.indices[parent])) break;
    move(best, parent, slot);
    slot = parent;
  }
  place(best, slot, index, similarity, overlap);
}

/** Places a candidate on the way from the root, whose own candidate is dropped, to a leaf of the first `count` slots. */
function siftDown(best: BestList, count: number, index: number, similarity: number, overlap: number): void {
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= count) break;
    const sibling = child + 1;
    if (sibling < count && isSlotWorse(best, sibling, child)) child = sibling;
    if (!isWorse(best.similarities[child], best.indices[child], similarity, index)) break;
    move(best, child, slot);
    slot = child;
  }
  place(best, slot, index, similarity, overlap);
}

function isSlotWorse(best: BestList, slot: number, other: number): boolean {
  return isWorse(best.similarities[slot], best.indices[slot], best.similarities[other], best.indices[other]);
}

function move(best: BestList, from: number, to: number): void {
  place(best, to, best.indices[from], best.similarities[from], best.overlaps[from]);
}

function place(best: BestList, slot: number, index: number, similarity: number, overlap: number): void {
  best.indices[slot] = index;
  best.similarities[slot] = similarity;
  best.overlaps[slot] = overlap;
}
