import { f64At, rowKeys, rowOverlaps, rowStarts, rowStates, setF64At, setLimitOf, setU32At, u32At } from "./memory";
import { limitBelow } from "./score";

const LOCKED: u32 = 0x80000000;

export function keysOf(artist: u32): usize {
  return rowKeys + ((<usize>u32At(rowStarts, artist)) << 3);
}

export function overlapsOf(artist: u32): usize {
  return rowOverlaps + ((<usize>u32At(rowStarts, artist)) << 2);
}

/** Candidates that the row can hold. */
export function capacityOf(artist: u32): u32 {
  return u32At(rowStarts, artist + 1) - u32At(rowStarts, artist);
}

/** Returns the row's count; no other thread sees the row until it is unlocked. */
export function lockRow(artist: u32): u32 {
  const at = rowStates + ((<usize>artist) << 2);
  let count: u32;
  do {
    count = load<u32>(at) & ~LOCKED;
  } while (atomic.cmpxchg<u32>(at, count, count | LOCKED) !== count);
  return count;
}

export function unlockRow(artist: u32, count: u32): void {
  if (count > 0 && count === capacityOf(artist)) setLimitOf(artist, limitBelow(f64At(keysOf(artist), count - 1)));
  atomic.store<u32>(rowStates + ((<usize>artist) << 2), count);
}

/** Puts the candidate into its place in a locked row of `count`, and returns the new count. */
export function insert(artist: u32, count: u32, key: f64, overlap: u32): u32 {
  const keys = keysOf(artist);
  const overlaps = overlapsOf(artist);
  const capacity = capacityOf(artist);
  let slot = count;
  if (count === capacity) {
    slot--;
    if (key < f64At(keys, slot)) return count;
  }
  for (; slot > 0; slot--) {
    const better = f64At(keys, slot - 1);
    if (better > key) break;
    setF64At(keys, slot, better);
    setU32At(overlaps, slot, u32At(overlaps, slot - 1));
  }
  setF64At(keys, slot, key);
  setU32At(overlaps, slot, overlap);
  return min(count + 1, capacity);
}

export function offer(artist: u32, key: f64, overlap: u32): void {
  unlockRow(artist, insert(artist, lockRow(artist), key, overlap));
}
