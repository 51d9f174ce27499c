import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadLimits } from "../../datasets/archives/unpack-limit.ts";
import type { SourceTable } from "../../datasets/source.ts";
import { type Measured, readSource } from "../../datasets/source-bytes.ts";
import { type LongLine, LongLineCutter } from "./long-lines.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
/** A file with more blank lines than this is not a list of rows; their positions are not needed for examples either. */
const BLANK_LINES_REMEMBERED = 100_000;

export interface PrepareOptions extends ReadLimits {
  /** The folder for a copy. */
  workDir: string;
}

export interface PreparedText extends Measured {
  /** Plain text that DuckDB can read: the file itself, or a cleaned copy in the work folder. */
  path: string;
  /** Blank lines of that text. */
  blankLines: number;
  /** Their line numbers (from 1) in it, the first 100,000. */
  blankLineNumbers: number[];
  /** What the file contains and that text does not. */
  longLines: LongLine[];
}

/** Counts blank lines in passing bytes. */
class BlankLineCounter {
  blankLines = 0;
  readonly blankLineNumbers: number[] = [];
  #lineFeeds = 0;
  #lineLength = 0;

  read(chunk: Buffer): void {
    for (let start = 0; start < chunk.length; ) {
      const end = chunk.indexOf(LINE_FEED, start);
      this.#lineLength += (end < 0 ? chunk.length : end) - start;
      if (end < 0) return;
      this.#lineFeeds++;
      if (this.#lineLength === 0) {
        this.blankLines++;
        if (this.blankLineNumbers.length < BLANK_LINES_REMEMBERED) this.blankLineNumbers.push(this.#lineFeeds);
      }
      this.#lineLength = 0;
      start = end + 1;
    }
  }
}

/** Rewrites a chunk so that DuckDB reads it correctly; `finish` returns what was held back. */
interface Mender {
  mend(chunk: Buffer): Buffer;
  finish(): Buffer;
}

const NOTHING = Buffer.alloc(0);

/**
 * DuckDB treats a lone carriage return as the end of a row; in the raw formats it is debris inside a name. A line of
 * nothing else then has one column, too few.
 */
const blankCarriageReturns = (): Mender => ({
  mend(chunk) {
    for (let at = chunk.indexOf(CARRIAGE_RETURN); at >= 0; at = chunk.indexOf(CARRIAGE_RETURN, at + 1)) {
      chunk[at] = BLANK;
    }
    return chunk;
  },
  finish: () => NOTHING,
});

/**
 * DuckDB rejects a quoted file that mixes both kinds of line end, and a blank after a closing quote. So a
 * carriage return before a line feed is removed, and any other becomes a blank.
 */
function dropCarriageReturns(): Mender {
  let isHeld = false;
  return {
    mend(chunk) {
      if (!isHeld && !chunk.includes(CARRIAGE_RETURN)) return chunk;
      const mended = Buffer.allocUnsafe(chunk.length + 1);
      let length = 0;
      for (const byte of chunk) {
        if (isHeld && byte !== LINE_FEED) mended[length++] = BLANK;
        isHeld = byte === CARRIAGE_RETURN;
        if (!isHeld) mended[length++] = byte;
      }
      return mended.subarray(0, length);
    },
    finish: () => (isHeld ? Buffer.from([BLANK]) : NOTHING),
  };
}

/** One pass over a text: what DuckDB should read of it, and what was found along the way. */
class Cleaning {
  hasCarriageReturn = false;
  readonly counter = new BlankLineCounter();
  readonly cutter: LongLineCutter;
  readonly #mender: Mender;

  constructor(source: Pick<SourceTable, "quoting" | "delimiter">) {
    this.#mender = source.quoting === "none" ? blankCarriageReturns() : dropCarriageReturns();
    this.cutter = new LongLineCutter(source);
  }

  /** The pieces are valid until the next one is requested. */
  async *clean(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      this.hasCarriageReturn ||= chunk.includes(CARRIAGE_RETURN);
      yield* this.#counted(this.cutter.push(this.#mender.mend(chunk)));
    }
    yield* this.#counted(this.cutter.push(this.#mender.finish()));
    yield* this.#counted(this.cutter.finish());
  }

  *#counted(pieces: Iterable<Buffer>): Generator<Buffer> {
    for (const piece of pieces) {
      this.counter.read(piece);
      yield piece;
    }
  }
}

/**
 * Reads a table's text once: size, checksum and lines. If it is packed, or contains carriage returns or lines that are
 * too long, a plain copy is left in `workDir`.
 * @throws OperatorError naming the file if it can't be read or ends early
 */
export async function prepareText(
  source: Pick<SourceTable, "table" | "path" | "entry" | "quoting" | "delimiter">,
  { workDir, signal, maxUnpackedBytes }: PrepareOptions,
): Promise<PreparedText> {
  const copyPath = path.join(workDir, `${source.table}.rows`);
  const isPacked = source.entry !== undefined || source.path.endsWith(".gz");
  const limits = { signal, maxUnpackedBytes };
  const copied = async () => {
    const cleaning = new Cleaning(source);
    const copy = (bytes: AsyncIterable<Buffer>) =>
      pipeline([Readable.from(owned(cleaning.clean(bytes))), createWriteStream(copyPath)]);
    return prepared(copyPath, await readSource(source, copy, limits), cleaning);
  };
  if (isPacked) return copied();
  const looking = new Cleaning(source);
  const measured = await readSource(source, async (bytes) => drain(looking.clean(bytes)), limits);
  const needsCopy = looking.hasCarriageReturn || looking.cutter.longLines.length > 0;
  return needsCopy ? copied() : prepared(source.path, measured, looking);
}

function prepared(filePath: string, measured: Measured, { counter, cutter }: Cleaning): PreparedText {
  const { blankLines, blankLineNumbers } = counter;
  return { path: filePath, ...measured, blankLines, blankLineNumbers, longLines: cutter.longLines };
}

/** Copies each piece, since a stream may keep one after requesting the next. */
async function* owned(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

async function drain(bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of bytes);
}
