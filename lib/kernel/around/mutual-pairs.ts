import type { NeighbourTable } from "../table.ts";

/** Places are bits of one 32-bit word. */
const MAX_NEAREST = 31;

/**
 * Which of an artist's `nearest` neighbours are among each other's `nearest`: pairs of places in its list, from 1, the
 * smaller first, ascending.
 * @param nearest how many places of every list are considered, at most 31
 * @param marks scratch of one byte per artist, all 0 before and after
 * @throws RangeError if `nearest` is out of range
 */
export function mutualPairs(
  table: NeighbourTable,
  artist: number,
  nearest: number,
  marks: Uint8Array,
): [number, number][] {
  if (!Number.isInteger(nearest) || nearest < 0 || nearest > MAX_NEAREST) {
    throw new RangeError(`nearest is ${nearest}, expected an integer from 0 to ${MAX_NEAREST}.`);
  }
  const { topK, counts, indices } = table;
  const start = artist * topK;
  const looked = Math.min(nearest, counts[artist]);
  for (let place = 1; place <= looked; place++) marks[indices[start + place - 1]] = place;
  // Bit q − 1 of lists[p − 1]: the neighbour at place p lists the one at place q.
  const lists = new Uint32Array(looked);
  for (let place = 1; place <= looked; place++) {
    const owner = indices[start + place - 1];
    const end = owner * topK + Math.min(nearest, counts[owner]);
    let bits = 0;
    for (let slot = owner * topK; slot < end; slot++) {
      const other = marks[indices[slot]];
      if (other > 0) bits |= 1 << (other - 1);
    }
    lists[place - 1] = bits;
  }
  for (let place = 1; place <= looked; place++) marks[indices[start + place - 1]] = 0;
  const pairs: [number, number][] = [];
  for (let first = 1; first <= looked; first++) {
    for (let second = first + 1; second <= looked; second++) {
      const forth = (lists[first - 1] >>> (second - 1)) & 1;
      const back = (lists[second - 1] >>> (first - 1)) & 1;
      if (forth & back) pairs.push([first, second]);
    }
  }
  return pairs;
}
