import type { Column, FigureTable } from "./figure.ts";
import type { ArtistHref } from "./plot.ts";

type Cell = string | number | null;

/** A column of a table: that of the rows with this name, or one that is made from each row. */
type ColumnOf<Row> =
  | readonly [id: keyof Row & string, title: string, kind: Column["kind"]]
  | readonly [id: string, title: string, kind: Column["kind"], make: (row: Row, at: number) => Cell];

/**
 * The table of a figure.
 * @param options the column that names a row, if not the first, and the artists behind each row
 */
export function tableOf<Row extends Readonly<Record<string, Cell>>>(
  rows: readonly Row[],
  columns: readonly ColumnOf<Row>[],
  options: { rowHeader?: string; hrefOf?: (row: Row, at: number) => ArtistHref | null } = {},
): FigureTable {
  return {
    columns: columns.map(([id, title, kind]) => ({ id, title, kind })),
    rows: rows.map((row, at) => columns.map(([id, , , make]) => (make ? make(row, at) : (row[id] ?? null)))),
    rowHeader: options.rowHeader ?? columns[0]?.[0] ?? "",
    hrefs: rows.map(options.hrefOf ?? (() => null)),
  };
}
