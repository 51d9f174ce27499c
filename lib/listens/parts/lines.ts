/** As ingest has it. */
const LONGEST_LINE = 2_000_000;

/** A line without its end, or what is known of one that is too long. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  isTooLong: boolean;
  /** Whether the text ended before the line did. */
  isLast: boolean;
}

/** Splits text into lines as it arrives. Lone carriage returns end lines only where nothing else does. */
export class LineSplitter {
  readonly #hasOnlyReturns: boolean;
  #rest = "";
  #number = 0;
  #isTooLong = false;

  /** @param head the beginning of the text */
  constructor(head: string) {
    this.#hasOnlyReturns = head.includes("\r") && !head.includes("\n");
  }

  *push(text: string): Generator<Line> {
    // A return that a line feed follows in the next piece must not become a blank.
    const all = this.#rest + (this.#hasOnlyReturns ? text.replaceAll("\r", "\n") : text);
    let start = 0;
    for (let end = all.indexOf("\n"); end >= 0; end = all.indexOf("\n", start)) {
      yield this.#line(all.slice(start, end), false);
      start = end + 1;
    }
    this.#rest = all.slice(start);
    if (this.#rest.length <= LONGEST_LINE) return;
    this.#isTooLong = true;
    this.#rest = this.#rest.slice(0, 200);
  }

  *finish(): Generator<Line> {
    if (this.#rest !== "" || this.#isTooLong) yield this.#line(this.#rest, true);
    this.#rest = "";
  }

  #line(text: string, isLast: boolean): Line {
    const isTooLong = this.#isTooLong || text.length > LONGEST_LINE;
    this.#isTooLong = false;
    this.#number++;
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    return {
      number: this.#number,
      text: whole.includes("\r") ? whole.replaceAll("\r", " ") : whole,
      isTooLong,
      isLast,
    };
  }
}
