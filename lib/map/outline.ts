/**
 * Closed curves through the middles of a ring's sides, as an SVG path: `M … Q … Z` for each ring.
 * @param rings `[x0, y0, x1, y1, …]` each
 */
export function outlinePath(rings: readonly (readonly number[])[]): string {
  return rings.map(ringPath).join("");
}

function ringPath(ring: readonly number[]): string {
  const at = (index: number) => ring[index % ring.length] ?? 0;
  const middle = (index: number) =>
    `${Math.round((at(index) + at(index + 2)) / 2)} ${Math.round((at(index + 1) + at(index + 3)) / 2)}`;
  let path = `M${middle(ring.length - 2)}`;
  for (let index = 0; index < ring.length; index += 2) path += `Q${at(index)} ${at(index + 1)} ${middle(index)}`;
  return `${path}Z`;
}
