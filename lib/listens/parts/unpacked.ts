import type { Gunzip, Inflate } from "fflate/browser";

/** A larger piece could unpack to more than a hundred megabytes at once. */
const PIECE_BYTES = 64 * 1024;

/** The plain bytes of a packed stream. @throws fflate's error, with a numeric `code`, if they cannot be unpacked */
export async function* unpacked(
  packed: AsyncIterable<Uint8Array>,
  unpacker: Inflate | Gunzip,
): AsyncGenerator<Uint8Array> {
  const found: Uint8Array[] = [];
  unpacker.ondata = (chunk) => {
    if (chunk.length > 0) found.push(chunk);
  };
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      unpacker.push(chunk.subarray(at, at + PIECE_BYTES), false);
      yield* found.splice(0);
    }
  }
  unpacker.push(new Uint8Array(0), true);
  yield* found.splice(0);
}

/** The number by which fflate tells its faults apart; null for any other error. */
export const unpackCode = (error: unknown): number | null =>
  error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : null;
