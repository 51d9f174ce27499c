import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { readFirstLine } from "./first-line.ts";
import type { SourceTable } from "./source.ts";

/** Each costs the database memory, used or not. */
const MAX_COLUMNS = 1_000;

export interface Header {
  delimiter: SourceTable["delimiter"];
  cells: string[];
}

/**
 * The first line of an operator's own table: tabs separate a `.tsv`, else commas, or semicolons if there are no commas.
 * @param expected what the line should be, for the message if the file is empty
 */
export async function readHeader(filePath: string, shownPath: string, expected: string): Promise<Header> {
  const line = await readFirstLine(filePath, shownPath, expected);
  const delimiter = /\.tsv(\.gz)?$/i.test(filePath) ? "\t" : line.includes(";") && !line.includes(",") ? ";" : ",";
  const { dsvFormat } = await import("d3-dsv");
  return { delimiter, cells: (dsvFormat(delimiter).parseRows(line)[0] ?? []).map((cell) => cell.trim()) };
}

/**
 * Names of a table's columns for the database: those with a meaning, and `column_<n>` for others.
 * @param meanings by the column's name in lower case, without blanks, hyphens and underscores
 * @throws OperatorError if a meaning appears twice, or there are too many columns
 */
export function columnsOf(
  cells: readonly string[],
  meanings: Readonly<Record<string, string>>,
  shownPath: string,
): string[] {
  const known = new Map(Object.entries(meanings));
  const columns = cells.map(
    (cell, index) => known.get(cell.toLowerCase().replace(/[\s_-]/g, "")) ?? `column_${index + 1}`,
  );
  if (columns.length > MAX_COLUMNS) {
    throw new OperatorError(
      `${printablePath(shownPath)}: line 1: found ${columns.length} columns, expected at most ${MAX_COLUMNS}`,
    );
  }
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined)
    throw new OperatorError(`${printablePath(shownPath)}: line 1: column "${repeated}" appears twice`);
  return columns;
}

/** The columns found, for a message. */
export const foundColumns = (cells: readonly string[]) =>
  printable(JSON.stringify(cells.map((cell) => cell.toLowerCase())));
