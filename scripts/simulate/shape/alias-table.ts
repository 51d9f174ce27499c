import type { RandomStream } from "../../random/random-stream.ts";

/** Items that can be drawn in proportion to their weights in constant time (Walker's alias method, Vose 1991). */
export interface AliasTable {
  items: Uint32Array;
  /** Probability with which a slot gives its own item. */
  keep: Float64Array;
  /** The item that a slot gives otherwise. */
  other: Uint32Array;
}

/**
 * @param weights one per item, above 0
 * @throws RangeError if there are no items
 */
export function aliasTable(items: Uint32Array, weights: Float64Array): AliasTable {
  const slots = items.length;
  if (slots === 0) throw new RangeError("an alias table needs at least 1 item, found 0");
  let total = 0;
  for (const weight of weights) total += weight;
  const keep = Float64Array.from(weights, (weight) => (weight / total) * slots);
  const other = items.slice();
  const small: number[] = [];
  const large: number[] = [];
  for (let slot = 0; slot < slots; slot++) ((keep[slot] ?? 0) < 1 ? small : large).push(slot);
  for (let poor = small.pop(), rich = large.pop(); poor !== undefined && rich !== undefined; poor = small.pop()) {
    other[poor] = items[rich] ?? 0;
    const left = (keep[rich] ?? 0) + (keep[poor] ?? 0) - 1;
    keep[rich] = left;
    if (left < 1) {
      small.push(rich);
      rich = large.pop();
    }
  }
  return { items, keep, other };
}

export function drawAlias({ items, keep, other }: AliasTable, random: RandomStream): number {
  const place = random() * items.length;
  const slot = Math.floor(place);
  return ((place - slot < (keep[slot] ?? 1) ? items[slot] : other[slot]) ?? 0) >>> 0;
}
