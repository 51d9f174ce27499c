const UNIT_BYTES: ReadonlyMap<string | undefined, number> = new Map([
  ["MB", 1e6],
  ["GB", 1e9],
  ["MiB", 2 ** 20],
  ["GiB", 2 ** 30],
]);

/** "4GB" → 4e9, "4GiB" → 4 · 2^30; undefined for any other text. */
export function bytesOf(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(MB|GB|MiB|GiB)$/.exec(text) ?? [];
  const unitBytes = UNIT_BYTES.get(unit);
  return unitBytes === undefined ? undefined : Number(number) * unitBytes;
}
