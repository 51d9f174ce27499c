import type { JsonObject } from "./parts/json-records.ts";
import type { Play, Reason } from "./play.ts";

export interface Format {
  id: string;
  /** As messages name it. */
  name: string;
  /** Where the listening was recorded: two exports of one service hold the same plays, two services may. */
  service: string;
  /** What the run should say about how this format is counted. */
  note?: string;
  /** Rows are sums, not single plays: they give way to single plays of the same service. */
  hasTotals?: boolean;
  /** Files that lie beside listening in an export: ignored, unless there is nothing else. */
  isBeside?: boolean;
}

/** A format of records in JSON. */
export interface JsonFormat extends Format {
  /** Whether the record is in this format; `path` leads to its list. */
  accepts(record: JsonObject, path: string): boolean;
  read(record: JsonObject, path: string): Play | Reason;
}

/** The cells of a row by the place of their column. */
export type RowParser = (cells: readonly string[]) => TablePlay | NamedRejection | Reason;

/** A row that is not counted, but names an artist. */
export interface NamedRejection {
  rejected: Reason;
  name: string;
}

/** `countText` is read by the rules for plays in the whole column. */
export type TablePlay = Play & { countText?: string };

export interface TableMatch {
  read: RowParser;
  /** The listener, if the header names one. */
  listener?: string;
  hasUsers?: boolean;
  /** It is known what this is, but it cannot be counted: what it is, and what to choose instead. */
  refusal?: string;
}

/** A format of rows with a header. */
export interface TableFormat extends Format {
  match(header: Header): TableMatch | null;
}

/** A header's column names, to be found in any spelling: letters and digits in lower case count. */
export class Header {
  readonly cells: readonly string[];
  readonly keys: readonly string[];

  constructor(cells: readonly string[]) {
    this.cells = cells.map((cell) => cell.trim());
    this.keys = this.cells.map(columnKey);
  }

  /** The column with the first of these keys; -1 if there is none. */
  find(...keys: string[]): number {
    for (const key of keys) {
      const column = this.keys.indexOf(key);
      if (column >= 0) return column;
    }
    return -1;
  }

  has(...keys: string[]): boolean {
    return keys.every((key) => this.keys.includes(key));
  }
}

/** "Artist Name(s)" → "artistnames", "Künstler" → "kunstler". */
export const columnKey = (cell: string) =>
  cell
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** A cell; empty if the column is missing. */
export const cellAt = (cells: readonly string[], column: number): string =>
  column < 0 ? "" : (cells[column] ?? "").trim();

/** A text in JSON; a number as its digits, anything else as nothing. */
export const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
