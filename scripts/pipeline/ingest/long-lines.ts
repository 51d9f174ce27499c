import type { SourceTable } from "../../datasets/source.ts";
import { EXAMPLE_BYTES, exampleOf, LONGEST_LINE_BYTES } from "./rejections.ts";

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NOTHING = Buffer.alloc(0);
/** Closes the quoted field that an earlier line opened, in a way that no reader accepts as a valid row. */
const BROKEN_END = Buffer.from('"x\n');

/** A line that was removed from a text. */
export interface LongLine {
  /** Number in the file, from 1, of the first line removed. */
  line: number;
  /** Lines removed: itself, and the rest of its row if a quoted field continues in them. */
  lines: number;
  /** Its beginning. */
  text: string;
  /** Whether a whole row was removed with it; otherwise it was part of a row that begins before it. */
  isRow: boolean;
}

/**
 * Removes lines above LONGEST_LINE_BYTES from a text: DuckDB's reader miscounts lines after them. Never more than that much of
 * a line is in memory.
 */
export class LongLineCutter {
  readonly longLines: LongLine[] = [];
  /** In a quoted text: the bytes after which a field may begin. null: a quote is an ordinary character. */
  readonly #fieldStarts: Buffer | null;
  /** The line that the last chunk began, or its beginning if it is already too long. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #line = 1;
  /** Whether the current line begins, and its text so far ends, within a quoted field. */
  #beginsQuoted = false;
  #isInQuotes = false;
  /** Number of bytes scanned for quotes, the last of them, and where the last quoted field closed. */
  #readBytes = 0;
  #lastByte = LINE_FEED;
  #closedAt = -1;
  /** The long line whose row continues. */
  #open: LongLine | null = null;

  constructor({ quoting, delimiter }: Pick<SourceTable, "quoting" | "delimiter">) {
    this.#fieldStarts = quoting === "none" ? null : Buffer.from(`\n${delimiter}`);
  }

  /** @returns the text that can be passed on so far; parts of `chunk` itself, and copies of earlier ones */
  *push(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    while (start < chunk.length) {
      const end = chunk.indexOf(LINE_FEED, start) + 1;
      if (end === 0) return this.#hold(chunk.subarray(start));
      if (this.#heldBytes > 0 || this.#open !== null || end - start > LONGEST_LINE_BYTES) {
        this.#hold(chunk.subarray(start, end));
        yield* this.#endLine();
        start = end;
        continue;
      }
      const whole = this.#wholeLinesEnd(chunk, start);
      yield chunk.subarray(start, whole);
      start = whole;
    }
  }

  /** A last line without a line feed. */
  *finish(): Generator<Buffer> {
    if (this.#heldBytes > 0) yield* this.#endLine();
  }

  /** The ends of complete lines in the chunk that are not too long; there is at least one. */
  #wholeLinesEnd(chunk: Buffer, from: number): number {
    let start = from;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start) + 1;
      if (end === 0 || end - start > LONGEST_LINE_BYTES) break;
      this.#line++;
      start = end;
    }
    this.#readQuotes(chunk.subarray(from, start));
    this.#beginsQuoted = this.#isInQuotes;
    return start;
  }

  #hold(bytes: Buffer): void {
    this.#readQuotes(bytes);
    const room = LONGEST_LINE_BYTES + BYTE_ORDER_MARK.length + 1 - this.#heldBytes;
    if (room > 0) this.#held.push(Buffer.from(bytes.subarray(0, room)));
    this.#heldBytes += bytes.length;
  }

  *#endLine(): Generator<Buffer> {
    const text = Buffer.concat(this.#held);
    const mark = this.#line === 1 && text.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    // If the buffered text has no line feed, the line is too long anyway.
    const length = this.#heldBytes - mark - (text.at(-1) === LINE_FEED ? 1 : 0);
    if (this.#open !== null) this.#open.lines++;
    else if (length <= LONGEST_LINE_BYTES) yield text;
    else yield* this.#cut(text.subarray(mark, mark + EXAMPLE_BYTES));
    if (!this.#isInQuotes) this.#open = null;
    this.#held = [];
    this.#heldBytes = 0;
    this.#line++;
    this.#beginsQuoted = this.#isInQuotes;
  }

  *#cut(start: Buffer): Generator<Buffer> {
    const isRow = !this.#beginsQuoted;
    // The replacement for the end of a row is a line like any other.
    const line = isRow ? this.#line : this.#line + 1;
    const found = { line, lines: isRow ? 1 : 0, text: exampleOf(start), isRow };
    this.longLines.push(found);
    this.#open = found;
    yield isRow ? NOTHING : BROKEN_END;
  }

  /** Quotes as in RFC 4180: one opens a field at its beginning only, and two within a field are a character of it. */
  #readQuotes(bytes: Buffer): void {
    const fieldStarts = this.#fieldStarts;
    if (fieldStarts === null || bytes.length === 0) return;
    for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
      const place = this.#readBytes + at;
      if (this.#isInQuotes) {
        this.#isInQuotes = false;
        this.#closedAt = place;
      } else {
        const before = at === 0 ? this.#lastByte : (bytes[at - 1] ?? 0);
        this.#isInQuotes = fieldStarts.includes(before) || (this.#closedAt >= 0 && this.#closedAt === place - 1);
      }
    }
    this.#readBytes += bytes.length;
    this.#lastByte = bytes[bytes.length - 1] ?? 0;
  }
}

/** Maps a line number of the text without long lines to one of the file. */
export function lineInFile(line: number, longLines: readonly LongLine[]): number {
  let inFile = line;
  for (const long of longLines) {
    if (long.line > inFile) break;
    inFile += long.lines;
  }
  return inFile;
}
