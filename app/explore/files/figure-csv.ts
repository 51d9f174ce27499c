import { csvFormatRows } from "d3-dsv";
import type { FigureTable } from "../figures/figure.ts";

/**
 * A formula that could do more than reckon with its own sheet: call a function, ask another program (`|`), or read
 * another file (`!`, `[`).
 */
const ACTING_FORMULA = /^[=+\-@\t\r\n＝＋－＠].*[(|![]/s;

/**
 * A figure's numbers as CSV, unrounded, in the order of its table; cells hold what JSON and SQL give, to the letter, so
 * that they can be cited and joined: "-M-", "+/-" and "=LOVE" are artists. Only text that a spreadsheet would act upon
 * (`=HYPERLINK(…)`) gets an apostrophe before it, which spreadsheets take for "this is text".
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function figureCsv({ columns, rows }: FigureTable): string {
  const cells = rows.map((row) => row.map(cellText));
  return `${csvFormatRows([columns.map(({ id }) => id), ...cells])}\n`;
}

function cellText(value: string | number | null): string {
  if (typeof value === "string") return ACTING_FORMULA.test(value) ? `'${value}` : value;
  return value === null ? "" : String(value);
}
