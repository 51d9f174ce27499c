import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { OperatorError } from "../operator-error.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const READ_SIZE_BYTES = 1 << 20;
/** A file with more blank lines than this is no list of rows; their places are not needed for examples either. */
const BLANK_LINES_REMEMBERED = 100_000;

export interface PreparedText {
  /** Plain text that DuckDB can read: the file itself, or a cleaned copy in the work folder. */
  path: string;
  /** Of the file as the operator has it. */
  sizeBytes: number;
  sha256: string;
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
 * Reads a source file once: its size, checksum and lines. Where it is compressed, or `blankReturns` is set and it
 * holds carriage returns, a plain copy is left in `workDir`.
 * @throws OperatorError naming the file where it can't be read or its gzip stream ends early
 */
export async function prepareText(
  filePath: string,
  workDir: string,
  options: { blankReturns: boolean; signal?: AbortSignal | undefined; onBytes?(done: number): void },
): Promise<PreparedText> {
  const hash = createHash("sha256");
  const counter = new LineCounter();
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      options.onBytes?.(sizeBytes);
      done(null, chunk);
    },
  });
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counter.read(chunk);
      done(null, chunk);
    },
  });
  const source = () => createReadStream(filePath, { highWaterMark: READ_SIZE_BYTES });
  const copyPath = path.join(workDir, `${path.basename(filePath).replace(/\.gz$/, "")}.rows`);
  const cleaning = options.blankReturns ? [blankCarriageReturns()] : [];
  const { signal } = options;
  let readable = filePath;
  try {
    if (filePath.endsWith(".gz")) {
      await pipeline([source(), measure, createGunzip(), count, ...cleaning, createWriteStream(copyPath)], { signal });
      readable = copyPath;
    } else {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      await pipeline([source(), measure, count, nowhere], { signal });
      if (options.blankReturns && counter.hasCarriageReturn) {
        await pipeline([source(), ...cleaning, createWriteStream(copyPath)], { signal });
        readable = copyPath;
      }
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreadable(filePath, error);
  }
  return {
    path: readable,
    sizeBytes,
    sha256: hash.digest("hex"),
    lines: counter.lines,
    blankLines: counter.blankLines,
    blankLineNumbers: counter.blankLineNumbers,
  };
}

function unreadable(filePath: string, error: unknown): OperatorError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return new OperatorError(`${filePath}: the gzip stream ends early; download it again`);
  if (code.startsWith("Z_")) return new OperatorError(`${filePath}: no sound gzip stream (${code}); download it again`);
  return new OperatorError(`${filePath}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}
