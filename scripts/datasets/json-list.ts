import { ContentFault } from "./source-bytes.ts";

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const OPENING = new Set([..."[{"].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set([..."]}"].map((sign) => sign.charCodeAt(0)));
const LIST = "[".charCodeAt(0);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The text is no list in JSON; the message says why. */
export class JsonListFault extends ContentFault {}

/**
 * Splits a list in one JSON document (`[{…}, {…}]`) into a line for each element, as the bytes come: neither a large
 * document nor a deep one is ever in memory. What an element holds is not judged; the reader of its line does that.
 */
export class JsonListSplitter {
  /** Brackets that are open, the list's own included. */
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #hasEnded = false;
  /** Whether the element that is being read has anything but blanks in it, and whether one must come. */
  #hasElement = false;
  #isAwaited = false;
  #bytesSeen = 0;

  /** @returns the lines, as far as they came @throws JsonListFault */
  push(chunk: Buffer): Buffer {
    // Every byte becomes one at most, and the last element's line feed.
    const lines = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      this.#bytesSeen++;
      if (this.#isInString) {
        lines[length++] = byte;
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isInString = false;
        continue;
      }
      const isBlank = byte <= SPACE;
      if (this.#depth === 0) {
        this.#open(byte, isBlank);
        continue;
      }
      const endsElement = this.#depth === 1 && (byte === COMMA || CLOSING.has(byte));
      if (endsElement) {
        if (this.#hasElement) lines[length++] = LINE_FEED;
        this.#endElement(byte);
        continue;
      }
      if (byte === QUOTE) this.#isInString = true;
      else if (OPENING.has(byte)) this.#depth++;
      else if (CLOSING.has(byte)) this.#depth--;
      if (!isBlank) this.#hasElement = true;
      // Line ends and tabs between the parts of an element would end its line or column.
      if (this.#hasElement) lines[length++] = isBlank ? SPACE : byte;
    }
    return lines.subarray(0, length);
  }

  /** Call once, after all bytes. @throws JsonListFault */
  finish(): void {
    if (!this.#hasEnded) throw new JsonListFault(this.#depth === 0 ? "it holds nothing" : "it ends within the list");
  }

  #open(byte: number, isBlank: boolean): void {
    if (isBlank || byte === BYTE_ORDER_MARK[this.#bytesSeen - 1]) return;
    if (this.#hasEnded) throw new JsonListFault("something follows the list");
    if (byte !== LIST) throw new JsonListFault("it does not begin with [");
    this.#depth = 1;
  }

  #endElement(byte: number): void {
    if (!this.#hasElement && (byte === COMMA || this.#isAwaited)) throw new JsonListFault("an element is missing");
    this.#hasElement = false;
    this.#isAwaited = byte === COMMA;
    if (byte === COMMA) return;
    this.#depth = 0;
    this.#hasEnded = true;
  }
}
