/** Letters to add, drop, change or swap with a neighbour until `from` is `to` (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const costs = [last[column - 1] ?? 0, last[column] ?? 0, current[column - 1] ?? 0];
      const least = Math.min((costs[0] ?? 0) + (isSame ? 0 : 1), (costs[1] ?? 0) + 1, (costs[2] ?? 0) + 1);
      current.push(isSwapped ? Math.min(least, (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1) : least);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/** The name that somebody who typed `typed` most likely meant, or null where none is near: at most every third letter is wrong. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: name.startsWith(typed) ? 0 : editDistance(typed, name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.name : null;
}
