import type { Memory } from "./memory.ts";

/** Moves the best `topK` of the first `count` pending candidates to the front and returns the worst key among them. */
export function keepBest({ topK, pendingKeys, pendingOverlaps }: Memory, count: number): number {
  const last = topK - 1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = pendingKeys[(low + high) >> 1];
    let left = low;
    let right = high;
    while (left <= right) {
      while (pendingKeys[left] > pivot) left += 1;
      while (pendingKeys[right] < pivot) right -= 1;
      if (left > right) break;
      swap(pendingKeys, left, right);
      swap(pendingOverlaps, left, right);
      left += 1;
      right -= 1;
    }
    if (last <= right) high = right;
    else if (last >= left) low = left;
    else break;
  }
  return pendingKeys[last];
}

function swap(array: Float64Array | Uint32Array, a: number, b: number): void {
  const value = array[a];
  array[a] = array[b];
  array[b] = value;
}
