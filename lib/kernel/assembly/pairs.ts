import {
  artistStarts,
  entries,
  f64At,
  limitOf,
  met,
  minListeners,
  pendingCapacity,
  pendingKeys,
  pendingOverlaps,
  setF64At,
  setU32At,
  shrinkage,
  sums,
  topK,
  u32At,
  visits,
} from "./memory";
import { keepBest } from "./pending";
import { limitBelow, offer } from "./rows";
import { indexRange, PRODUCT_SCALE, scorePerLoose, topScore, wholeScore } from "./score";

const TOUCH_AHEAD: u32 = 16;

/** Returned so that the loads are not optimised away. */
function touch(from: u32, to: u32): u32 {
  let seen: u32 = 0;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 64) seen ^= load<u32>(at);
    seen ^= load<u32>(end);
  }
  return seen;
}

function visitLists(from: u32, to: u32, noted: u32): u32 {
  let count = noted;
  const sum0 = sums;
  const met0 = met;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    const weight = <f64>load<u32>(end + 4) * PRODUCT_SCALE;
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 8) {
      const other = load<u32>(at);
      const place = sum0 + ((<usize>other) << 3);
      const sum = load<f64>(place);
      store<u32>(met0 + ((<usize>count) << 2), other);
      count += <u32>(sum === 0);
      store<f64>(place, sum + (1 + weight * <f64>load<u32>(at + 4)));
    }
  }
  return count;
}

function visitListsDense(from: u32, to: u32): void {
  const sum0 = sums;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    const weight = <f64>load<u32>(end + 4) * PRODUCT_SCALE;
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 8) {
      const place = sum0 + ((<usize>load<u32>(at)) << 3);
      store<f64>(place, load<f64>(place) + (1 + weight * <f64>load<u32>(at + 4)));
    }
  }
}

let pending: u32 = 0;
let ownLimit: f64 = 0;

function consider(artist: u32, listed: bool, other: u32, sum: f64): void {
  const overlap = Math.floor(sum);
  const loose = ((sum - overlap) * overlap) / (overlap + shrinkage);
  const forOther = listed && loose >= limitOf(other);
  const forOwn = loose >= ownLimit && u32At(artistStarts, other + 1) - u32At(artistStarts, other) >= minListeners;
  if (!(forOther || forOwn)) return;
  const score = wholeScore(loose, scorePerLoose(), topScore()) * indexRange() + (indexRange() - 1);
  if (forOther) offer(other, score - <f64>artist, <u32>overlap);
  if (forOwn) {
    setF64At(pendingKeys, pending, score - <f64>other);
    setU32At(pendingOverlaps, pending, <u32>overlap);
    pending++;
    if (pending === pendingCapacity) {
      ownLimit = limitBelow(keepBest(pending));
      pending = topK;
    }
  }
}

/** Returns what touch saw. */
export function pairs(from: u32, to: u32): u32 {
  let seen: u32 = 0;
  for (let artist = from; artist < to; artist++) {
    const start = u32At(artistStarts, artist);
    const end = u32At(artistStarts, artist + 1);
    const listed = end - start >= minListeners;
    pending = 0;
    ownLimit = limitOf(artist);
    const dense = artist < 8000;
    let count: u32 = 0;
    for (let v = start; v < end; v += TOUCH_AHEAD) {
      const stop = min(v + TOUCH_AHEAD, end);
      seen ^= touch(v, stop);
      if (dense) visitListsDense(v, stop);
      else count = visitLists(v, stop, count);
    }
    if (dense) {
      for (let other = artist; other-- > 0; ) {
        const sum = f64At(sums, other);
        if (sum === 0) continue;
        setF64At(sums, other, 0);
        consider(artist, listed, other, sum);
      }
    } else {
      for (let slot: u32 = 0; slot < count; slot++) {
        const other = u32At(met, slot);
        const sum = f64At(sums, other);
        setF64At(sums, other, 0);
        consider(artist, listed, other, sum);
      }
    }
    if (pending > topK) {
      keepBest(pending);
      pending = topK;
    }
    for (let slot: u32 = 0; slot < pending; slot++)
      offer(artist, f64At(pendingKeys, slot), u32At(pendingOverlaps, slot));
  }
  return seen;
}
