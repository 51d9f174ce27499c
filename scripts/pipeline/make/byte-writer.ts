const FIRST_BYTES = 1 << 16;
const DIGIT_0 = 0x30;
const POINT = 0x2e;

const encoder = new TextEncoder();

/** Text that is written often, as UTF-8. */
export const asBytes = (text: string): Uint8Array => encoder.encode(text);

/** Distinct texts as UTF-8, one after another. */
export class TextPieces {
  readonly #starts: Uint32Array;
  #bytes = new Uint8Array(FIRST_BYTES);
  #pieces = 0;

  constructor(texts: readonly string[]) {
    this.#starts = new Uint32Array(texts.length + 1);
    for (const text of texts) this.#push(text);
  }

  /** Writes the piece with that number, from 0. */
  writeTo(writer: ByteWriter, piece: number): void {
    if (!(piece < this.#pieces)) throw new RangeError(`there is no text ${piece} of ${this.#pieces}`);
    writer.bytes(this.#bytes, this.#starts[piece] ?? 0, this.#starts[piece + 1] ?? 0);
  }

  #push(text: string): void {
    const start = this.#starts[this.#pieces] ?? 0;
    // A UTF-16 unit is at most three bytes.
    if (start + 3 * text.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length + 3 * text.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(start));
    this.#starts[++this.#pieces] = start + written;
  }
}

/** Writes JSON as bytes, in the form of `JSON.stringify`: for files of which millions of numbers are made. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** What was written since the last call, valid until the next. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  text(text: string): void {
    this.#reserve(3 * text.length);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  bytes(source: Uint8Array, from = 0, to = source.length): void {
    this.#reserve(to - from);
    const target = this.#bytes;
    let at = this.#length;
    // A loop: most pieces are shorter than what a call of `set` costs.
    for (let place = from; place < to; place++) target[at++] = source[place] ?? 0;
    this.#length = at;
  }

  /** A whole number from 0. */
  count(value: number): void {
    this.#reserve(20);
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits++;
    let at = this.#length + digits;
    this.#length = at;
    for (let rest = value; digits > 0; digits--) {
      const next = Math.floor(rest / 10);
      this.#bytes[--at] = DIGIT_0 + (rest - next * 10);
      rest = next;
    }
  }

  /**
   * A number that `round` has rounded to so many decimals.
   * @throws RangeError if it is not from 0 to `most`
   */
  decimal(value: number, decimals: number, most: number): void {
    if (!(value >= 0 && value <= most)) throw new RangeError(`${value} is not a number from 0 to ${most}`);
    const scale = 10 ** decimals;
    if (value * scale > 2 ** 40) {
      this.text(String(value));
      return;
    }
    const scaled = Math.round(value * scale);
    const whole = Math.floor(scaled / scale);
    this.count(whole);
    let part = scaled - whole * scale;
    if (part === 0) return;
    let digits = decimals;
    // No zero at the end.
    for (; part % 10 === 0; part /= 10) digits--;
    this.#reserve(digits + 1);
    this.#bytes[this.#length++] = POINT;
    for (let at = this.#length + digits; at-- > this.#length; ) {
      const next = Math.floor(part / 10);
      this.#bytes[at] = DIGIT_0 + (part - next * 10);
      part = next;
    }
    this.#length += digits;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * this.#bytes.length + size);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
