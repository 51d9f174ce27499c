type Bin = { from: number; to: number };

/** Round whole values (1, 2 or 5 times a power of ten apart) from 0 up to `max`, at most `most` + 1 of them. */
export function linearTicks(max: number, most: number): number[] {
  if (!(max > 0)) return [0];
  const magnitude = 10 ** Math.floor(Math.log10(max / most));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => max / candidate <= most);
  // Listeners, plays and artists come in ones.
  const width = Math.max(1, step ?? 10 * magnitude);
  return Array.from({ length: Math.floor(max / width) + 1 }, (_, index) => index * width);
}

/**
 * Where a value lies among equal slots, one a bin: the slot's index plus how far into the bin the value is,
 * measured in logarithms. Values outside the bins land on the nearest end.
 */
export function slotPosition(bins: readonly Bin[], value: number): number {
  const index = bins.findIndex((bin) => value < bin.to);
  const bin = bins[index];
  if (bin === undefined) return bins.length;
  if (value <= bin.from) return index;
  return index + Math.log(value / bin.from) / Math.log(bin.to / bin.from);
}

/** The bins' edges that are powers of ten, as slot positions; every edge where fewer than three are. */
export function edgeTicks(bins: readonly Bin[]): { at: number; value: number }[] {
  const last = bins.at(-1);
  if (last === undefined) return [];
  const edges = [...bins.map((bin) => bin.from), last.to].map((value, at) => ({ at, value }));
  const decades = edges.filter(({ value }) => Number.isInteger(Math.log10(value)));
  return decades.length < 3 ? edges : decades;
}
