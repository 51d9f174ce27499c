import { csvFormatRows } from "d3-dsv";

/** What a spreadsheet reads as the start of a formula, including full-width characters, which Excel folds. */
const FORMULA = "=+-@＝＋－＠";
/** Characters that OWASP adds: some programs drop them and then read what follows. */
const DROPPED = "\t\r\n";
/** Characters that may start another cell, whatever separator we wrote: programs choose it by locale. */
const SEPARATORS = ";,|\t\r\n";
const OWN_SEPARATOR = ",";
const BLANK = /[^\S\t\r\n]/;
const MARK = "'";

/** Reads a text character by character as a spreadsheet would. */
class CellReader {
  /** Only blanks and apostrophes since a position where a cell can start. */
  #begins = true;
  /** The cell would start after a separator that isn't ours, outside the protection of the file's own quotes. */
  #isForeign = false;

  /** Whether a quote at this place would open a cell: the file's own closing one, where the text ends here. */
  get opensAtQuote(): boolean {
    return this.#begins && this.#isForeign;
  }

  /** Whether a cell could start with this character in a way that a spreadsheet evaluates; then advances. */
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

/** Without one of these nothing is acted upon, and no other cell starts. */
const RISKY = new RegExp(`[${FORMULA.replace("-", "\\-")}${DROPPED}${SEPARATORS}"]`);

/**
 * A text that no spreadsheet evaluates, whichever of `;`, `,`, tab and `|` it uses as separator: an apostrophe
 * precedes every character that could start a formula where a cell could start. `exactText` removes them again.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function inertText(text: string): string {
  if (!RISKY.test(text)) return text;
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

/** Rows as CSV (RFC 4180 quoting, line feeds), texts inert; null is an empty cell. All our CSV is written here. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? inertText(cell) : String(cell ?? ""))));
  return `${csvFormatRows(cells)}\n`;
}
