/**
 * The middle value, or the mean of the two middle values if their number is even.
 * The input is not changed.
 * @throws RangeError if there are no values.
 */
export function median(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError("The median of 0 values is not defined, expected at least 1 value.");
  const ascending = Float64Array.from(values).sort();
  const middle = ascending.length >> 1;
  const upper = ascending[middle];
  return ascending.length % 2 === 1 ? upper : (ascending[middle - 1] + upper) / 2;
}
