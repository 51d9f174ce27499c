/** The rank and percentile of each value among all; element i belongs to value i. */
export interface Standings {
  /** 1 is the largest; ties share the better rank. */
  ranks: Uint32Array;
  /** Percentage of values strictly smaller, 0 to 100 (never 100 itself). */
  percentiles: Float64Array;
}

/** Ranks and percentiles, in O(n log n). */
export function standings(values: ArrayLike<number>): Standings {
  const total = values.length;
  const ascending = Float64Array.from(values).sort();
  const ranks = new Uint32Array(total);
  const percentiles = new Float64Array(total);
  for (let position = 0; position < total; position++) {
    const value = values[position];
    const smaller = countBelow(ascending, value, false);
    const notLarger = countBelow(ascending, value, true);
    ranks[position] = 1 + total - notLarger;
    percentiles[position] = (100 * smaller) / total;
  }
  return { ranks, percentiles };
}

/** How many elements of `ascending` are below `limit`, or at most `limit` if it is included. */
function countBelow(ascending: Float64Array, limit: number, included: boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle];
    if (value < limit || (included && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
