const UNIT_BYTES = { MB: 1e6, GB: 1e9, MiB: 2 ** 20, GiB: 2 ** 30 } as const;
const SIZE = /^(\d+(?:\.\d+)?)\s*(MB|GB|MiB|GiB)$/;

export const isByteSize = (text: string): boolean => SIZE.test(text);

/** "4GB" → 4e9, "4GiB" → 4 · 2^30. @throws RangeError where it is no such size */
export function bytesOf(text: string): number {
  const [, number, unit] = SIZE.exec(text) ?? [];
  for (const [name, bytes] of Object.entries(UNIT_BYTES)) if (name === unit) return Number(number) * bytes;
  throw new RangeError(`"${text}" is no size, expected one such as 4GB`);
}
