/** The value below which `share` of the values lie (nearest rank); NaN if there are none. */
export function quantile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
}

/** The mean of the two middle values if their number is even; NaN if there are none. */
export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = ascending.length >> 1;
  const upper = ascending[middle] ?? Number.NaN;
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Quantiles and the largest value, to one decimal. */
export function summary(values: readonly number[]) {
  const round = (value: number) => Math.round(value * 10) / 10;
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => round(quantile(values, share)));
  return { p50, p95, p99, max };
}
