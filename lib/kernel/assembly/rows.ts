import { f64At, rowKeys, rowOverlaps, rowStates, setF64At, setLimitOf, setU32At, topK, u32At } from "./memory";
import { indexRange, scorePerLoose } from "./score";

/** The best of every artist, as a heap whose root is the worst. A state is the count, with this bit while a thread writes. */
const LOCKED: u32 = 0x80000000;

export function lockRow(artist: u32): u32 {
  const at = rowStates + ((<usize>artist) << 2);
  let count: u32;
  do {
    count = load<u32>(at) & ~LOCKED;
  } while (atomic.cmpxchg<u32>(at, count, count | LOCKED) !== count);
  return count;
}

export function unlockRow(artist: u32, count: u32): void {
  atomic.store<u32>(rowStates + ((<usize>artist) << 2), count);
}

/** A looseScore that no key worse than this one can exceed. */
export function limitBelow(key: f64): f64 {
  return ((Math.floor(key / indexRange()) - 1) / scorePerLoose()) * (1 - 2.384185791015625e-7);
}

export function offer(artist: u32, key: f64, overlap: u32): void {
  const k = topK;
  const keys = rowKeys + <usize>artist * <usize>k * 8;
  const overlaps = rowOverlaps + <usize>artist * <usize>k * 4;
  let count = lockRow(artist);
  if (count < k) {
    siftUp(keys, overlaps, count, key, overlap);
    count++;
    if (count === k) setLimitOf(artist, limitBelow(load<f64>(keys)));
  } else if (key > load<f64>(keys)) {
    siftDown(keys, overlaps, k, key, overlap);
    setLimitOf(artist, limitBelow(load<f64>(keys)));
  }
  unlockRow(artist, count);
}

function siftUp(keys: usize, overlaps: usize, hole: u32, key: f64, overlap: u32): void {
  let slot = hole;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const parentKey = f64At(keys, parent);
    if (key >= parentKey) break;
    setF64At(keys, slot, parentKey);
    setU32At(overlaps, slot, u32At(overlaps, parent));
    slot = parent;
  }
  setF64At(keys, slot, key);
  setU32At(overlaps, slot, overlap);
}

export function siftDown(keys: usize, overlaps: usize, count: u32, key: f64, overlap: u32): void {
  let slot: u32 = 0;
  for (;;) {
    let child: u32 = (slot << 1) + 1;
    if (child >= count) break;
    if (child + 1 < count) child += <u32>(f64At(keys, child + 1) < f64At(keys, child));
    const childKey = f64At(keys, child);
    if (key <= childKey) break;
    setF64At(keys, slot, childKey);
    setU32At(overlaps, slot, u32At(overlaps, child));
    slot = child;
  }
  setF64At(keys, slot, key);
  setU32At(overlaps, slot, overlap);
}
