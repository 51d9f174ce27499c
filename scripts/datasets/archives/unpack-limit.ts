import { printablePath } from "../../../lib/primitives/printable.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { formatSize } from "../../files/disk-space.ts";

export interface ReadLimits {
  /** Stops reading. */
  signal?: AbortSignal | undefined;
  /** How many bytes one file may unpack to; default: `usualLimit`. */
  maxUnpackedBytes?: number | undefined;
}

/**
 * Listening data compress to a fifth or a twentieth of their size, Last.fm 360K to a third; deflate's limit is
 * 1,032 times. Anything that unpacks to more than this is not listening data.
 */
const MAX_UNPACK_RATIO = 100;
/** Enough for a small file of nearly identical lines. */
const ALWAYS_ALLOWED_BYTES = 1e9;

/** The same in words. */
export const USUAL_LIMIT = `${MAX_UNPACK_RATIO} times its size, at least ${ALWAYS_ALLOWED_BYTES / 1e9} GB`;

/** How many bytes a packed file of `packedBytes` may unpack to by default. */
export const usualLimit = (packedBytes: number): number =>
  Math.max(ALWAYS_ALLOWED_BYTES, MAX_UNPACK_RATIO * packedBytes);

/** Counts what comes out of one packed file. */
export class UnpackMeter {
  readonly #file: string;
  readonly #limit: number;
  readonly #rule: string;
  #bytes = 0;

  /** @param file its name as the operator knows it */
  constructor(file: string, packedBytes: number, asked: number | undefined) {
    this.#file = file;
    this.#limit = asked ?? usualLimit(packedBytes);
    this.#rule = asked === undefined ? USUAL_LIMIT : "--max-unpacked";
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

/** A size that the flag accepts. */
const suggested = (limit: number) => `${Math.max(1, Math.ceil((limit * 4) / 1e9))}GB`;
