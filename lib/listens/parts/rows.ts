import type { Line } from "./lines.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines that a quoted field may go on for. */
const MOST_LINES_OF_A_ROW = 20;

/**
 * The cells of a line. A quote opens a cell at its beginning only, and closes it before a delimiter or the end; where it does
 * not, it is a character like any other ("Weird Al" Yankovic).
 * @returns null if a quoted cell is open at the end
 */
export function cellsOf(line: string, delimiter: Delimiter): string[] | null {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const quoted = line[at] === '"' ? closingQuote(line, at, delimiter) : null;
    if (quoted === -1) return null;
    if (quoted !== null && quoted > 0) {
      cells.push(line.slice(at + 1, quoted).replaceAll('""', '"'));
      const next = line.indexOf(delimiter, quoted);
      if (next < 0) return cells;
      at = next + 1;
    } else {
      const end = line.indexOf(delimiter, at);
      cells.push(end < 0 ? line.slice(at) : line.slice(at, end));
      if (end < 0) return cells;
      at = end + 1;
    }
  }
}

/** Position of the quote that closes the cell; -1: none does; 0: the first quote that could is followed by text. */
function closingQuote(line: string, start: number, delimiter: Delimiter): number {
  for (let at = line.indexOf('"', start + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') {
      at++;
      continue;
    }
    let after = at + 1;
    while (line[after] === " ") after++;
    return after >= line.length || line[after] === delimiter ? at : 0;
  }
  return -1;
}

export type RowFault = "broken-quoting" | "line-too-long";

export interface RowHandler {
  row(cells: string[], line: Line): void;
  fault(reason: RowFault, line: Line): void;
}

/** Lines → rows of cells. A row may span lines within quotes, if the next line is not a row by itself. */
export class RowReader {
  readonly #delimiter: Delimiter;
  readonly #columns: number;
  readonly #handler: RowHandler;
  /** Lines since one that ends within quotes. */
  #open: Line[] = [];

  constructor(delimiter: Delimiter, columns: number, handler: RowHandler) {
    this.#delimiter = delimiter;
    this.#columns = columns;
    this.#handler = handler;
  }

  push(line: Line): void {
    if (this.#open.length > 0) this.#continue(line);
    else this.#begin(line);
  }

  finish(): void {
    this.#giveUp();
  }

  #begin(line: Line): void {
    if (line.isTooLong) {
      this.#handler.fault("line-too-long", line);
      return;
    }
    const cells = cellsOf(line.text, this.#delimiter);
    if (cells === null) this.#open = [line];
    else if (line.text.trim() !== "") this.#handler.row(cells, line);
  }

  #continue(line: Line): void {
    const alone = line.isTooLong ? null : cellsOf(line.text, this.#delimiter);
    const isRow = alone !== null && alone.length === this.#columns;
    const [first] = this.#open;
    if (isRow || line.isTooLong || this.#open.length >= MOST_LINES_OF_A_ROW || first === undefined) {
      this.#giveUp();
      this.#begin(line);
      return;
    }
    const lines = [...this.#open, line];
    const cells = cellsOf(lines.map(({ text }) => text).join("\n"), this.#delimiter);
    if (cells === null) {
      this.#open = lines;
    } else if (cells.length === this.#columns) {
      this.#open = [];
      this.#handler.row(cells, first);
    } else {
      this.#giveUp();
      this.#begin(line);
    }
  }

  /** The quote that opened is a fault of its line alone: the lines after it are read by themselves. */
  #giveUp(): void {
    const [first, ...rest] = this.#open;
    this.#open = [];
    if (first === undefined) return;
    this.#handler.fault("broken-quoting", first);
    for (const line of rest) this.push(line);
    if (rest.length > 0) this.#giveUp();
  }
}
