const LINE_FEED = 0x0a;
/** Characters of UTF-8 are at most this long. */
const LONGEST_CHARACTER_BYTES = 4;

/** What was found about a text's encoding. */
export interface Encoding {
  name: "UTF-8" | "UTF-16LE" | "UTF-16BE";
  /** Lines that are not UTF-8 and were read as Windows-1252, which is what spreadsheets write. */
  windowsLines: number;
}

/** The encoding by the byte order mark, or by the zeros that UTF-16 leaves in Western text. */
export function encodingOf(head: Uint8Array): Encoding["name"] {
  if (head[0] === 0xff && head[1] === 0xfe) return "UTF-16LE";
  if (head[0] === 0xfe && head[1] === 0xff) return "UTF-16BE";
  const sample = head.subarray(0, 512);
  const zerosAt = (remainder: number) => sample.filter((byte, index) => byte === 0 && index % 2 === remainder).length;
  const half = sample.length / 2;
  if (half >= 4 && zerosAt(1) > half * 0.4 && zerosAt(0) < half * 0.1) return "UTF-16LE";
  if (half >= 4 && zerosAt(0) > half * 0.4 && zerosAt(1) < half * 0.1) return "UTF-16BE";
  return "UTF-8";
}

/** Bytes → text, without a byte order mark. */
export class TextReader {
  readonly encoding: Encoding;
  readonly #wide: TextDecoder | null;
  readonly #strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #windows = new TextDecoder("windows-1252");
  #carry: Uint8Array = new Uint8Array(0);
  #isFirst = true;

  constructor(head: Uint8Array) {
    const name = encodingOf(head);
    this.encoding = { name, windowsLines: 0 };
    this.#wide = name === "UTF-8" ? null : new TextDecoder(name, { ignoreBOM: true });
  }

  push(chunk: Uint8Array): string {
    if (this.#wide !== null) return this.#withoutMark(this.#wide.decode(chunk, { stream: true }));
    const bytes = this.#carry.length === 0 ? chunk : joined(this.#carry, chunk);
    const end = safeEnd(bytes);
    this.#carry = bytes.slice(end);
    return this.#withoutMark(this.#decode(bytes.subarray(0, end)));
  }

  finish(): string {
    if (this.#wide !== null) return this.#withoutMark(this.#wide.decode());
    const rest = this.#carry;
    this.#carry = new Uint8Array(0);
    return this.#withoutMark(this.#decode(rest));
  }

  #withoutMark(text: string): string {
    if (!this.#isFirst || text === "") return text;
    this.#isFirst = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#strict.decode(bytes);
    } catch {
      return this.#decodeLines(bytes);
    }
  }

  #decodeLines(bytes: Uint8Array): string {
    let text = "";
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(LINE_FEED, start) + 1;
      const end = found === 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      try {
        text += this.#strict.decode(line);
      } catch {
        this.encoding.windowsLines++;
        text += this.#windows.decode(line);
      }
      start = end;
    }
    return text;
  }
}

/** Up to the last line feed; in a long line, up to the last whole character. */
function safeEnd(bytes: Uint8Array): number {
  const lineEnd = bytes.lastIndexOf(LINE_FEED) + 1;
  if (lineEnd > 0) return lineEnd;
  for (let back = 1; back <= Math.min(LONGEST_CHARACTER_BYTES, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length - back + 1;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
