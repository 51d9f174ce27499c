import * as v from "valibot";
import type { SourceTable } from "../../datasets/source.ts";
import type { Database } from "./database.ts";
import { type LongLine, lineInFile } from "./long-lines.ts";
import type { PreparedText } from "./prepare-text.ts";
import {
  EXAMPLE_BYTES,
  EXAMPLES_PER_REASON,
  LONGEST_LINE_BYTES,
  READER_REASONS,
  type RejectionReason,
} from "./rejections.ts";

/** Rows that the reader could not split into the expected columns. */
export interface UnreadableRows {
  reason: RejectionReason;
  rows: number;
  examples: { line: number; text: string }[];
}

export interface LoadedTable {
  /** Rows in the table. */
  rows: number;
  unreadable: UnreadableRows[];
  /** Line numbers of the prepared text (ascending, from 1) that hold no row: header, blank and unreadable lines. */
  skippedLines: number[];
}

/** DuckDB treats a path as a pattern: `songs[1].csv` would match songs1.csv. */
const withoutPatterns = (path: string) => path.replace(/[[*?]/g, "[$&]");

/** Longer rows can only be quoted ones of several lines; longer single lines are removed beforehand. */
const LONGEST_ROW_BYTES = LONGEST_LINE_BYTES + 1000;

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Whether a blank line is not a row of the table and has to be counted separately. In a quoted file it is not a record, as in
 * d3-dsv and every spreadsheet; in a table with one column it is a row without a value.
 */
export const skipsBlankLines = ({ quoting, columns }: SourceTable) => quoting === "none" && columns.length > 1;

/**
 * Reads a prepared text file into a table of text columns. Nothing is guessed: the source declares the file's dialect.
 * Rows that do not fit are counted by reason, never silently dropped.
 */
export async function loadTable(database: Database, source: SourceTable, text: PreparedText): Promise<LoadedTable> {
  const columns = source.columns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(", ");
  const header = source.header && text.longLines[0]?.line !== 1;
  const encoding = source.encoding === undefined ? "" : `encoding = ${sqlText(source.encoding)},`;
  const quotes = source.quoting === "none" ? `quote = '', escape = ''` : `quote = '"', escape = '"'`;
  await database.run(`
    CREATE SCHEMA IF NOT EXISTS raw;
    CREATE TABLE raw.${source.table} AS
    FROM read_csv(${sqlText(withoutPatterns(text.path))},
      auto_detect = false, header = ${header}, delim = ${sqlText(source.delimiter)}, ${quotes}, new_line = '\\n', comment = '',
      compression = 'none', ${encoding} max_line_size = ${LONGEST_ROW_BYTES}, columns = {${columns}}, store_rejects = true,
      rejects_table = '${source.table}_rejects', rejects_scan = '${source.table}_scans')`);
  // One line can have several errors (two columns missing); the first one counts. A row that is too long has
  // an error in no column.
  await database.run(`
    CREATE TABLE raw.${source.table}_unreadable AS
    SELECT line::DOUBLE AS line, arg_min(error_type::VARCHAR, coalesce(column_idx, 0)) AS error_type,
      left(any_value(csv_line), ${EXAMPLE_BYTES}) AS csv_line
    FROM ${source.table}_rejects GROUP BY line`);
  const [counted] = await database.rows(
    `SELECT count(*)::DOUBLE AS row_count FROM raw.${source.table}`,
    v.object({ row_count: v.number() }),
  );
  const blank = skipsBlankLines(source) ? text.blankLineNumbers : [];
  const unreadableLines = await database.rows(
    `SELECT line FROM raw.${source.table}_unreadable ORDER BY line`,
    v.object({ line: v.number() }),
  );
  return {
    rows: counted?.row_count ?? 0,
    unreadable: await countUnreadable(database, source.table, text.longLines),
    skippedLines: [...(header ? [1] : []), ...blank, ...unreadableLines.map(({ line }) => line)].sort((a, b) => a - b),
  };
}

async function countUnreadable(
  database: Database,
  table: string,
  longLines: readonly LongLine[],
): Promise<UnreadableRows[]> {
  const found = await database.rows(
    `SELECT error_type, count(*)::DOUBLE AS row_count,
       list({line: line, text: csv_line} ORDER BY line)[1:${EXAMPLES_PER_REASON}] AS examples
     FROM raw.${table}_unreadable GROUP BY error_type ORDER BY error_type`,
    v.object({
      error_type: v.string(),
      row_count: v.number(),
      // The reader has no text of a row that is too long for it.
      examples: v.array(v.object({ line: v.number(), text: v.nullable(v.string()) })),
    }),
  );
  const cut = longLines.filter(({ isRow }) => isRow);
  const byReason = new Map<RejectionReason, UnreadableRows>();
  const add = (reason: RejectionReason, rows: number, examples: UnreadableRows["examples"]) => {
    const earlier = byReason.get(reason);
    const all = [...(earlier?.examples ?? []), ...examples].sort((a, b) => a.line - b.line);
    byReason.set(reason, {
      reason,
      rows: (earlier?.rows ?? 0) + rows,
      examples: all.slice(0, EXAMPLES_PER_REASON),
    });
  };
  if (cut.length > 0) add("line-too-long", cut.length, cut);
  for (const { error_type, row_count, examples } of found) {
    const reason = READER_REASONS[error_type];
    if (reason === undefined) throw new Error(`DuckDB rejected rows of ${table} for an unknown reason: ${error_type}`);
    const placed = examples.map(({ line, text }) => ({ line: lineInFile(line, longLines), text: text ?? "" }));
    add(reason, row_count, placed);
  }
  return [...byReason.values()];
}
