/** Holds the values with from ≤ value < to. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

export interface LogBinsOptions {
  /** Bins between one power of ten and the next. */
  binsPerDecade: number;
}

/**
 * Counts values in logarithmic bins: ascending, half-open, without gaps, from the bin of the smallest value
 * to the bin of the largest; the last bin also holds its `to`. No values, no bins.
 *
 * Edges are 10^(k / binsPerDecade), rounded to the fewest significant digits that keep them apart:
 * three a decade give 1, 2, 5, 10, 20, 50 …, which people can read and which split small counts evenly.
 * An edge is the double nearest to its decimal, so that a value written like an edge is that edge.
 * @throws RangeError where a value is not positive or binsPerDecade is not a positive integer.
 */
export function logBins(values: ArrayLike<number>, { binsPerDecade }: LogBinsOptions): Bin[] {
  if (values.length === 0) return [];
  const { smallest, largest } = positiveExtent(values);
  const edges = logEdges(smallest, largest, binsPerDecade);
  const counts = new Uint32Array(edges.length - 1);
  for (let position = 0; position < values.length; position++) {
    const bin = Math.min(lastAtOrBelow(edges, values[position] ?? 0), counts.length - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count, bin) => ({ from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0, count }));
}

function positiveExtent(values: ArrayLike<number>): { smallest: number; largest: number } {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let position = 0; position < values.length; position++) {
    const value = values[position] ?? 0;
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`Value ${position} is ${value}, expected a positive finite number.`);
    }
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return { smallest, largest };
}

/** The edges around [smallest, largest]: the last one at or below, the first one at or above, at least two. */
function logEdges(smallest: number, largest: number, binsPerDecade: number): number[] {
  const { mantissas, digits } = decadeMantissas(binsPerDecade);
  // A logarithm may be off by one bit, so start a decade early and end a decade late, then cut.
  const firstDecade = Math.floor(Math.log10(smallest)) - 1;
  const lastDecade = Math.floor(Math.log10(largest)) + 2;
  const edges: number[] = [];
  for (let decade = firstDecade; decade <= lastDecade; decade++) {
    // Parsing the decimal rounds correctly; multiplying by a power of ten need not.
    for (const mantissa of mantissas) edges.push(Number(`${mantissa}e${decade - digits + 1}`));
  }
  const first = lastAtOrBelow(edges, smallest);
  const last = edges.findIndex((edge) => edge >= largest);
  return edges.slice(first, Math.max(last, first + 1) + 1);
}

/** The edges of one decade as integers of `digits` digits: [1, 2, 5] for three, [10, 15, 22, 32, 46, 68] for six. */
function decadeMantissas(binsPerDecade: number): { mantissas: number[]; digits: number } {
  if (!Number.isInteger(binsPerDecade) || binsPerDecade < 1 || binsPerDecade > 100) {
    throw new RangeError(`binsPerDecade is ${binsPerDecade}, expected an integer from 1 to 100.`);
  }
  for (let digits = 1; ; digits++) {
    const scale = 10 ** (digits - 1);
    const mantissas = Array.from({ length: binsPerDecade }, (_, k) => Math.round(10 ** (k / binsPerDecade) * scale));
    if (new Set([...mantissas, 10 * scale]).size === binsPerDecade + 1) return { mantissas, digits };
  }
}

/** Index of the last element of the ascending `edges` that is at or below `value`. */
function lastAtOrBelow(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}
