import { f64At, pendingKeys, pendingOverlaps, setF64At, setU32At, topK, u32At } from "./memory";

/** Partitions the pending candidates so that the best `topK` come first; returns the worst key among them. */
export function keepBest(count: u32): f64 {
  const last = topK - 1;
  let low: u32 = 0;
  let high: u32 = count - 1;
  while (low < high) {
    const pivot = f64At(pendingKeys, (low + high) >> 1);
    let left = low;
    let right = high;
    while (left <= right) {
      while (f64At(pendingKeys, left) > pivot) left++;
      while (f64At(pendingKeys, right) < pivot) right--;
      if (left <= right) {
        swap(left, right);
        left++;
        if (right === 0) break;
        right--;
      }
    }
    if (last <= right) high = right;
    else if (last >= left) low = left;
    else break;
  }
  return f64At(pendingKeys, last);
}

function swap(a: u32, b: u32): void {
  const key = f64At(pendingKeys, a);
  const overlap = u32At(pendingOverlaps, a);
  setF64At(pendingKeys, a, f64At(pendingKeys, b));
  setU32At(pendingOverlaps, a, u32At(pendingOverlaps, b));
  setF64At(pendingKeys, b, key);
  setU32At(pendingOverlaps, b, overlap);
}
