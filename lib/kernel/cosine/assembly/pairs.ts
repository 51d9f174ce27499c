import { touch, visitLists, visitListsDense } from "./add-up";
import {
  artistStarts,
  artists,
  f64At,
  limitOf,
  met,
  minListeners,
  pairCounts,
  pendingCapacity,
  setF64At,
  setU32At,
  shrinkage,
  strongest,
  sums,
  u32At,
} from "./memory";
import { defer, flush, sawOffers } from "./offers";
import { midway, note, settle, thin, worstKey } from "./pending";
import { keyOf, limitBelow } from "./score";

/** Lists asked for before they are read: enough to wait for them together, few enough to stay in the first cache. */
const TOUCH_AHEAD: u32 = 16;
/**
 * Entries of a prefix, roughly. Where an artist's prefixes hold about as many entries as there are artists before it,
 * reading all the sums costs less than noting whom it met.
 */
const USUAL_PREFIX: u64 = 32;

function isListed(artist: u32): u32 {
  return u32At(artistStarts, artist + 1) - u32At(artistStarts, artist) >= minListeners ? 1 : 0;
}

/** Every artist before this one is listed; in the pipeline's order, by listeners, none after it is. */
let firstUnlisted: u32 = 0;

function findFirstUnlisted(): void {
  while (firstUnlisted < artists && isListed(firstUnlisted)) firstUnlisted++;
}

/** Counts a pair by its shared listeners, and for the other artist. */
function tallyPair(other: u32, shared: u32): void {
  setF64At(pairCounts, shared, f64At(pairCounts, shared) + 1);
  setU32At(strongest, other, max(u32At(strongest, other), shared));
}

function chooseDense(artist: u32): void {
  const h = shrinkage;
  const listed = isListed(artist);
  let noted: u32 = 0;
  let most: u32 = 0;
  let ownLimit = limitOf(artist);
  for (let other = artist; other-- > 0; ) {
    const sum = f64At(sums, other);
    if (sum === 0) continue;
    setF64At(sums, other, 0);
    const overlap = Math.floor(sum);
    tallyPair(other, <u32>overlap);
    most = max(most, <u32>overlap);
    const loose = ((sum - overlap) * overlap) / (overlap + h);
    const forOther = <u32>(loose >= limitOf(other)) & listed;
    const forOwn = <u32>(loose >= ownLimit);
    if ((forOther | forOwn) === 0) continue;
    const key = keyOf(loose);
    if (forOther) defer(other, key - <f64>artist, sum);
    if (forOwn) {
      if (!isListed(other)) continue;
      note(noted, key - <f64>other, sum);
      noted++;
      if (noted === pendingCapacity) {
        noted = thin(noted, midway());
        ownLimit = limitBelow(worstKey());
      }
    }
  }
  setU32At(strongest, artist, max(u32At(strongest, artist), most));
  settle(artist, noted);
}

function choose(artist: u32, count: u32): void {
  const h = shrinkage;
  const listed = isListed(artist);
  const met0 = met;
  const end = met0 + ((<usize>count) << 2);
  let noted: u32 = 0;
  let most: u32 = 0;
  let ownLimit = limitOf(artist);
  for (let at = met0; at < end; at += 4) {
    const other = load<u32>(at);
    const sum = f64At(sums, other);
    setF64At(sums, other, 0);
    const overlap = Math.floor(sum);
    tallyPair(other, <u32>overlap);
    most = max(most, <u32>overlap);
    const loose = ((sum - overlap) * overlap) / (overlap + h);
    const key = keyOf(loose);
    if (<u32>(loose >= limitOf(other)) & listed) defer(other, key - <f64>artist, sum);
    let forOwn = <u32>(loose >= ownLimit);
    if (other >= firstUnlisted) forOwn &= isListed(other);
    note(noted, key - <f64>other, sum);
    noted += forOwn;
    if (noted === pendingCapacity) {
      noted = thin(noted, midway());
      ownLimit = limitBelow(worstKey());
    }
  }
  setU32At(strongest, artist, max(u32At(strongest, artist), most));
  settle(artist, noted);
}

/** Returns what the touches saw: nothing of use, but what nobody returns the compiler leaves out. */
export function pairs(from: u32, to: u32): u32 {
  findFirstUnlisted();
  let seen: u32 = 0;
  for (let artist = from; artist < to; artist++) {
    const start = u32At(artistStarts, artist);
    const end = u32At(artistStarts, artist + 1);
    const dense = <u64>(end - start) * USUAL_PREFIX >= <u64>artist;
    let count: u32 = 0;
    for (let v = start; v < end; v += TOUCH_AHEAD) {
      const stop = min(v + TOUCH_AHEAD, end);
      seen ^= touch(v, stop);
      if (dense) visitListsDense(v, stop);
      else count = visitLists(v, stop, count);
    }
    if (dense) chooseDense(artist);
    else choose(artist, count);
  }
  flush();
  return seen ^ sawOffers();
}
