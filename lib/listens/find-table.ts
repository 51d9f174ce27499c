import { Header, type TableFormat, type TableMatch } from "./format.ts";
import { TABLE_FORMATS } from "./formats/all.ts";
import { lastfmToCsv } from "./formats/lastfm-tables.ts";
import { rockbox } from "./formats/rockbox.ts";
import { fourColumns } from "./formats/table.ts";
import { cellsOf, DELIMITERS, type Delimiter } from "./parts/rows.ts";

/** A table that was recognised in the first rows of a text or sheet. */
export interface FoundTable {
  format: TableFormat;
  match: TableMatch;
  /** Rows up to and including the header. */
  skip: number;
  columns: number;
  /** The header as it is; null if there is none. */
  header: readonly string[] | null;
}

/** Title lines, notes and blank lines may precede a header. */
const MOST_ROWS_BEFORE_HEADER = 15;
const HEADERLESS = [lastfmToCsv, rockbox, fourColumns];

/** Recognises a table by its header, or by its rows if it has none. */
export function findTable(rows: readonly (readonly string[] | null)[]): FoundTable | null {
  for (const [index, row] of rows.slice(0, MOST_ROWS_BEFORE_HEADER).entries()) {
    if (row === null) continue;
    const header = new Header(row);
    for (const format of TABLE_FORMATS) {
      const match = format.match(header);
      if (match !== null) return { format, match, skip: index + 1, columns: row.length, header: row };
    }
  }
  const filled = rows.flatMap((row) => (row === null || row.every((cell) => cell.trim() === "") ? [] : [row]));
  const isComment = ([cell = ""]: readonly string[]) => cell.startsWith("#");
  for (const format of HEADERLESS) {
    const own = filled.filter((row) => !isComment(row));
    const found = own.find((row) => format.isRow(row));
    const match = format.match(new Header([]));
    if (found === undefined || match === null || own.filter((row) => format.isRow(row)).length * 2 < own.length)
      continue;
    return { format, match, skip: 0, columns: found.length, header: null };
  }
  return null;
}

export interface FoundText extends FoundTable {
  delimiter: Delimiter;
}

/** What the first rows look like if no table was recognised in them. */
export interface UnknownText {
  columns: readonly string[];
}

/** `sep=;` in the first line is an instruction to Excel. */
const SEPARATOR_LINE = /^"?sep=(.)"?\s*$/i;

/** Recognises a table in the first lines of a text, by the delimiter with which it makes sense. */
export function findTableInLines(lines: readonly string[]): FoundText | UnknownText {
  const [, separator] = SEPARATOR_LINE.exec(lines[0] ?? "") ?? [];
  const told = DELIMITERS.filter((delimiter) => delimiter === separator);
  const tables = (told.length > 0 ? told : DELIMITERS).flatMap((delimiter) => {
    const found = findTable(lines.map((line) => cellsOf(line, delimiter)));
    return found === null ? [] : [{ ...found, delimiter }];
  });
  const [best] = tables.sort((a, b) => a.skip - b.skip || b.columns - a.columns);
  if (best !== undefined) return best;
  const first = lines.find((line) => line.trim() !== "" && !SEPARATOR_LINE.test(line)) ?? "";
  const split = DELIMITERS.map((delimiter) => cellsOf(first, delimiter) ?? [first]);
  return { columns: split.reduce((most, cells) => (cells.length > most.length ? cells : most), [first]) };
}
