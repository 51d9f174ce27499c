import type { ReactNode } from "react";
import type { Column, Figure } from "../../lib/figures/_shared/figure.ts";
import { formatDecimal } from "../../lib/figures/_shared/words.ts";
import { formatCount, formatShare } from "../../lib/format.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { PageLink } from "../_ui/page-link.tsx";

/** The same numbers as a table; a row links to the artists behind it. */
export function FigureTable({ figure: { title, table } }: { figure: Figure }) {
  const { columns, rows, rowHeader, hrefs } = table;
  const indexed = rows.map((row, index) => ({ row, index }));
  return (
    <DataTable
      caption={title}
      columns={columns.map((column, at) => ({
        id: column.id,
        title: column.title,
        numeric: column.kind !== "text",
        cell: ({ row, index }): ReactNode => {
          const text = cellText(column, row[at] ?? null);
          const href = hrefs[index] ?? null;
          if (column.id !== rowHeader || href === null) return text;
          return (
            <PageLink href={href} className="link">
              {text}
            </PageLink>
          );
        },
      }))}
      rows={indexed}
      rowHeader={rowHeader}
      rowKey={({ index }) => String(index)}
    />
  );
}

function cellText({ kind }: Column, value: string | number | null): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  if (kind === "share") return formatShare(value);
  return kind === "count" ? formatCount(value) : formatDecimal(value);
}
