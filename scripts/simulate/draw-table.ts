import type { RandomStream } from "../random/random-stream.ts";

/** Items that can be drawn in proportion to their weights; `cumulative[i]` is the sum of the weights 0…i. */
export type DrawTable = { items: Int32Array; cumulative: Float64Array };

/** @param weights one per item, each at least 0 */
export function drawTable(items: readonly number[], weights: readonly number[]): DrawTable {
  const cumulative = new Float64Array(items.length);
  let sum = 0;
  for (let i = 0; i < items.length; i++) cumulative[i] = sum += weights[i] ?? 0;
  return { items: Int32Array.from(items), cumulative };
}

/**
 * Draws one item, in logarithmic time.
 * @throws RangeError if the table holds no weight at all
 */
export function draw({ items, cumulative }: DrawTable, random: RandomStream): number {
  const target = random() * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  const item = items[low];
  if (item === undefined || !(cumulative.at(-1) ?? 0)) throw new RangeError("drew from a table without any weight");
  return item;
}
