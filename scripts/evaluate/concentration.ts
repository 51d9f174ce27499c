/**
 * Gini coefficient: 0 if all counts are equal, towards 1 if one holds everything.
 * Half the mean difference between any two counts, relative to the mean; 0 if there is nothing to share.
 */
export function gini(counts: ArrayLike<number>): number {
  const ascending = Float64Array.from(counts).sort();
  let sum = 0;
  let ranked = 0;
  for (const [place, count] of ascending.entries()) {
    sum += count;
    ranked += (2 * (place + 1) - ascending.length - 1) * count;
  }
  return sum === 0 ? 0 : ranked / (ascending.length * sum);
}
