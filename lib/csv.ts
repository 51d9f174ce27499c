import { csvFormatRows } from "d3-dsv";

/** What a spreadsheet takes for the beginning of a formula; full-width signs too, which Excel folds. */
const FORMULA = "=+-@＝＋－＠";
/** Signs that OWASP adds: some programs drop them and then see what follows. */
const DROPPED = "\t\r\n";
/** Where programs begin another cell, whatever separator we wrote with: their locale chooses it. */
const SEPARATORS = ";,|\t\r\n";
const OWN_SEPARATOR = ",";
const BLANK = /[^\S\t\r\n]/;
const MARK = "'";

/** How one sign after another of a text looks to a spreadsheet. */
class CellReader {
  /** Nothing but blanks and apostrophes since a place where a cell begins. */
  #begins = true;
  /** The cell would begin behind a separator that isn't ours, where the file's own quotes don't protect. */
  #isForeign = false;

  /** Whether a quote at this place would open a cell: the file's own closing one, where the text ends here. */
  get opensAtQuote(): boolean {
    return this.#begins && this.#isForeign;
  }

  /** Whether a cell could begin with this sign in a way that a spreadsheet acts upon; then reads on behind it. */
  actsUpon(sign: string): boolean {
    const isRisk = FORMULA.includes(sign) || DROPPED.includes(sign) || (sign === '"' && this.opensAtQuote);
    const acts = this.#begins && isRisk;
    if (SEPARATORS.includes(sign)) {
      this.#begins = true;
      this.#isForeign = sign !== OWN_SEPARATOR;
    } else this.#begins = this.#begins && (sign === MARK || BLANK.test(sign));
    return acts;
  }
}

/**
 * A text that no spreadsheet computes, whichever of `;`, `,`, tab and `|` it takes for the separator: an apostrophe
 * stands before every sign that could begin a formula where a cell could begin. `exactText` takes them out again.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function inertText(text: string): string {
  const reader = new CellReader();
  let inert = "";
  for (const sign of text) inert += reader.actsUpon(sign) ? MARK + sign : sign;
  return reader.opensAtQuote ? inert + MARK : inert;
}

/** The text that `inertText` was given. */
export function exactText(inert: string): string {
  const reader = new CellReader();
  let exact = "";
  for (const sign of inert) {
    if (reader.actsUpon(sign) && exact.endsWith(MARK)) exact = exact.slice(0, -MARK.length);
    exact += sign;
  }
  return reader.opensAtQuote && exact.endsWith(MARK) ? exact.slice(0, -MARK.length) : exact;
}

export type CsvCell = string | number | boolean | null;

/** Rows as CSV (RFC 4180 quoting, line feeds), texts inert; nothing is an empty cell. Every CSV of ours is written here. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? inertText(cell) : String(cell ?? ""))));
  return `${csvFormatRows(cells)}\n`;
}
