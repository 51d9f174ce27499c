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

/** The text is not a JSON list; the message says why. */
export class JsonListFault extends ContentFault {}

/**
 * Splits a list in one JSON document (`[{…}, {…}]`) into one line per element, as the bytes arrive: neither a large
 * document nor a deep one is ever in memory. Elements are not validated; the reader of the line does that.
 */
export class JsonListSplitter {
  /** Open brackets, including the list's own. */
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #hasEnded = false;
  /** Whether the current element contains anything but blanks, and whether an element must follow. */
  #hasElement = false;
  #isAwaited = false;
  #bytesSeen = 0;

  /** @returns the lines so far @throws JsonListFault */
  push(chunk: Buffer): Buffer {
    // At most one byte per input byte, plus the last element's line feed.
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
    if (!this.#hasEnded) throw new JsonListFault(this.#depth === 0 ? "it is empty" : "it ends within the list");
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
