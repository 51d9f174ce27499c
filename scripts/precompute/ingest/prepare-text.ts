import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SourceTable } from "../../datasets/source.ts";
import { type Measured, readSource, sourceName } from "./source-bytes.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
/** A file with more blank lines than this is no list of rows; their places are not needed for examples either. */
const BLANK_LINES_REMEMBERED = 100_000;

export interface PreparedText extends Measured {
  /** Plain text that DuckDB can read: the file itself, or a cleaned copy in the work folder. */
  path: string;
  /** Lines, blank ones included; the last one needs no line feed. */
  lines: number;
  blankLines: number;
  /** Line numbers (from 1) of the blank lines, the first 100,000. */
  blankLineNumbers: number[];
}

/** Counts lines and sees carriage returns in bytes that pass by. */
class LineCounter {
  lineFeeds = 0;
  blankLines = 0;
  readonly blankLineNumbers: number[] = [];
  hasCarriageReturn = false;
  #lineLength = 0;

  read(chunk: Buffer): void {
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index];
      if (byte === LINE_FEED) {
        this.lineFeeds++;
        if (this.#lineLength === 0) {
          this.blankLines++;
          if (this.blankLineNumbers.length < BLANK_LINES_REMEMBERED) this.blankLineNumbers.push(this.lineFeeds);
        }
        this.#lineLength = 0;
      } else if (byte === CARRIAGE_RETURN) {
        this.hasCarriageReturn = true;
        // It becomes a blank: a line of nothing else has one column, too few.
        this.#lineLength++;
      } else {
        this.#lineLength++;
      }
    }
  }

  get lines(): number {
    return this.lineFeeds + (this.#lineLength > 0 ? 1 : 0);
  }
}

/** DuckDB takes a lone carriage return for the end of a row; in the raw formats it is debris inside a name. */
function blankCarriageReturns(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(CARRIAGE_RETURN); at >= 0; at = chunk.indexOf(CARRIAGE_RETURN, at + 1)) {
        chunk[at] = BLANK;
      }
      done(null, chunk);
    },
  });
}

/**
 * DuckDB gives up on a quoted file that mixes both kinds of line end, and on a blank behind a closing quote. So a
 * carriage return before a line feed goes, and any other becomes a blank.
 */
function dropCarriageReturns(): Transform {
  let isHeld = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const mended = Buffer.allocUnsafe(chunk.length + 1);
      let length = 0;
      for (const byte of chunk) {
        if (isHeld && byte !== LINE_FEED) mended[length++] = BLANK;
        isHeld = byte === CARRIAGE_RETURN;
        if (!isHeld) mended[length++] = byte;
      }
      done(null, mended.subarray(0, length));
    },
    flush(done) {
      done(null, isHeld ? Buffer.from([BLANK]) : undefined);
    },
  });
}

/**
 * Reads a table's text once: size, checksum and lines. Where it is packed or holds carriage returns, a plain copy is
 * left in `workDir`.
 * @throws OperatorError naming the file where it can't be read or ends early
 */
export async function prepareText(
  source: Pick<SourceTable, "path" | "entry" | "publicName" | "quoting">,
  workDir: string,
  signal?: AbortSignal | undefined,
): Promise<PreparedText> {
  const counter = new LineCounter();
  const copyPath = path.join(workDir, `${sourceName(source).replace(/\.gz$/, "")}.rows`);
  const mend = source.quoting === "none" ? blankCarriageReturns : dropCarriageReturns;
  const copy = (bytes: AsyncIterable<Buffer>) => pipeline([Readable.from(bytes), mend(), createWriteStream(copyPath)]);
  const isPacked = source.entry !== undefined || source.path.endsWith(".gz");
  const count = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const chunk of bytes) {
      counter.read(chunk);
      yield chunk;
    }
  };
  const measured = await readSource(source, (bytes) => (isPacked ? copy(count(bytes)) : drain(count(bytes))), signal);
  const needsCopy = !isPacked && counter.hasCarriageReturn;
  if (needsCopy) await readSource(source, copy, signal);
  return {
    path: isPacked || needsCopy ? copyPath : source.path,
    ...measured,
    lines: counter.lines,
    blankLines: counter.blankLines,
    blankLineNumbers: counter.blankLineNumbers,
  };
}

async function drain(bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of bytes);
}
