import { f64At, orderedKeys, pending, setF64At, setU32At, topK } from "./memory";
import { capacityOf, insert, keysOf, lockRow, overlapsOf, unlockRow } from "./rows";

/** Candidates for the row of the artist at work, unordered: key f64, sum f64. */
function recordAt(index: u32): usize {
  return pending + ((<usize>index) << 4);
}

function keyAt(record: usize): f64 {
  return load<f64>(record);
}

function overlapAt(record: usize): u32 {
  return <u32>load<f64>(record + 8);
}

export function note(index: u32, key: f64, sum: f64): void {
  store<f64>(recordAt(index), key);
  store<f64>(recordAt(index) + 8, sum);
}

/** What is left when more candidates are to come. */
export function midway(): u32 {
  return topK + (topK >> 1) + 8;
}

/** What is left at the end. */
function enough(): u32 {
  return topK + 8;
}

/** No record left by `thin` has a smaller key, and at least `topK` of them are left. */
let worstLeft: f64 = 0;

export function worstKey(): f64 {
  return worstLeft;
}

/**
 * Drops candidates that are not among the best `topK`, until little more than those are left; returns how many.
 * They are parted without a branch on the keys: both kinds are written, only the border moves.
 */
export function thin(count: u32, enough: u32): u32 {
  let low: u32 = 0;
  let high = count;
  while (high > enough) {
    // Three different records: the pivot is not the worst, so that every round drops one at least.
    const a = keyAt(recordAt(low));
    const b = keyAt(recordAt((low + high) >> 1));
    const c = keyAt(recordAt(high - 1));
    const pivot = max(min(a, b), min(max(a, b), c));
    let border = recordAt(low);
    const end = recordAt(high);
    for (let record = border; record < end; record += 16) {
      const candidate = v128.load(record);
      const better = keyAt(record) >= pivot;
      v128.store(record, v128.load(border));
      v128.store(border, candidate);
      border += (<usize>better) << 4;
    }
    const kept = <u32>((border - pending) >> 4);
    if (kept >= topK) {
      high = kept;
      worstLeft = pivot;
    } else {
      low = kept;
    }
  }
  return high;
}

/** Writes the best `topK` of the candidates into the artist's row. */
export function settle(artist: u32, noted: u32): void {
  const count = thin(noted, enough());
  const held = lockRow(artist);
  if (held === 0) {
    placeByRank(artist, count);
    unlockRow(artist, min(count, capacityOf(artist)));
    return;
  }
  let filled = held;
  for (let index: u32 = 0; index < count; index++) {
    filled = insert(artist, filled, keyAt(recordAt(index)), overlapAt(recordAt(index)));
  }
  unlockRow(artist, filled);
}

/** Sorts without a branch on the keys: a candidate's slot is the number of larger keys, counted two at a time. */
function placeByRank(artist: u32, count: u32): void {
  for (let index: u32 = 0; index < count; index++) setF64At(orderedKeys, index, keyAt(recordAt(index)));
  setF64At(orderedKeys, count, 0);
  setF64At(orderedKeys, count + 1, 0);
  setF64At(orderedKeys, count + 2, 0);
  const keys = keysOf(artist);
  const capacity = capacityOf(artist);
  const overlaps = overlapsOf(artist);
  const end = orderedKeys + ((<usize>count) << 3);
  for (let index: u32 = 0; index < count; index++) {
    const key = f64At(orderedKeys, index);
    const pair = f64x2.splat(key);
    let larger = i64x2.splat(0);
    let larger2 = i64x2.splat(0);
    for (let at = orderedKeys; at < end; at += 32) {
      larger = i64x2.sub(larger, f64x2.gt(v128.load(at), pair));
      larger2 = i64x2.sub(larger2, f64x2.gt(v128.load(at, 16), pair));
    }
    larger = i64x2.add(larger, larger2);
    const slot = <u32>(i64x2.extract_lane(larger, 0) + i64x2.extract_lane(larger, 1));
    if (slot >= capacity) continue;
    setF64At(keys, slot, key);
    setU32At(overlaps, slot, overlapAt(recordAt(index)));
  }
}
