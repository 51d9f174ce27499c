import { quoted } from "../../../lib/primitives/printable.ts";
import { OperatorError } from "../../cli/operator-error.ts";

const UNIT_BYTES = { MB: 1e6, GB: 1e9, MiB: 2 ** 20, GiB: 2 ** 30 } as const;
const SIZE = /^(\d+(?:\.\d+)?)\s*(MB|GB|MiB|GiB)$/;

export const isByteSize = (text: string): boolean => SIZE.test(text);

/** A size flag in bytes; undefined if it is not set. @throws OperatorError naming the flag */
export function bytesOfFlag(flag: string, text: string | undefined): number | undefined {
  if (text === undefined || isByteSize(text)) return text === undefined ? undefined : bytesOf(text);
  throw new OperatorError(`--${flag} is ${quoted(text)}, expected a size such as 4GB`);
}

/** "4GB" → 4e9, "4GiB" → 4 · 2^30. @throws RangeError if it is not a valid size */
export function bytesOf(text: string): number {
  const [, number, unit] = SIZE.exec(text) ?? [];
  for (const [name, bytes] of Object.entries(UNIT_BYTES)) if (name === unit) return Number(number) * bytes;
  throw new RangeError(`${quoted(text)} is not a valid size, expected one such as 4GB`);
}
