import { printablePath } from "../../../lib/primitives/printable.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { formatSize } from "../../files/disk-space.ts";

export interface ReadLimits {
  /** Stops reading. */
  signal?: AbortSignal | undefined;
  /** The most that one file may unpack to; absent: `usualLimit`. */
  mostUnpackedBytes?: number | undefined;
}

/**
 * Listening data pack to a fifth or a twentieth of their size, Last.fm 360K to a third; deflate can pack nothing
 * 1,032 times. What unpacks to more than this is no listening.
 */
const MOST_TIMES_PACKED = 100;
/** Never too little for a small file of much the same lines. */
const ALWAYS_ALLOWED_BYTES = 1e9;

/** What a packed file of `packedBytes` may unpack to where no one says otherwise. */
export const usualLimit = (packedBytes: number): number =>
  Math.max(ALWAYS_ALLOWED_BYTES, MOST_TIMES_PACKED * packedBytes);

/** Counts what comes out of one packed file. */
export class UnpackMeter {
  readonly #file: string;
  readonly #limit: number;
  readonly #rule: string;
  #bytes = 0;

  /** @param file as the operator knows it */
  constructor(file: string, packedBytes: number, asked: number | undefined) {
    this.#file = file;
    this.#limit = asked ?? usualLimit(packedBytes);
    this.#rule =
      asked === undefined
        ? `${MOST_TIMES_PACKED} times its size, or ${formatSize(ALWAYS_ALLOWED_BYTES)} where that is more`
        : "--max-unpacked";
  }

  /** @throws OperatorError if that is more than the file may unpack to */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#limit) return;
    throw new OperatorError(
      `${printablePath(this.#file)}: unpacks to more than ${formatSize(this.#limit)}, which is the limit (${this.#rule}); if that is right, --max-unpacked ${suggested(this.#limit)} allows more`,
    );
  }
}

/** A size that the flag takes. */
const suggested = (limit: number) => `${Math.max(1, Math.ceil((limit * 4) / 1e9))}GB`;
