import type { ReactNode } from "react";

export type Column<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and their headers are right-aligned. */
  numeric?: boolean;
};

type DataTableProps<Row> = {
  caption: ReactNode;
  columns: Column<Row>[];
  /** Id of the column that names the row. */
  rowHeader: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A plain table with caption and scopes; long cells wrap instead of scrolling sideways. */
export function DataTable<Row>({ caption, columns, rowHeader, rows, rowKey }: DataTableProps<Row>) {
  const place = (column: Column<Row>) =>
    `py-2.5 pr-4 align-baseline last:pr-0 ${column.numeric ? "text-right" : "wrap-anywhere"}`;
  return (
    <table className="w-full text-left text-sm">
      <caption className="pb-3 text-left text-ink-soft">{caption}</caption>
      <thead className="border-rule-strong border-b">
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={`${place(column)} font-semibold`}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className="border-rule border-b">
            {columns.map((column) =>
              column.id === rowHeader ? (
                <th key={column.id} scope="row" className={`${place(column)} font-medium`}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={place(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
