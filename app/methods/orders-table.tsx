import type { ReactNode } from "react";
import { formatShare } from "../../lib/format.ts";
import type { OrderQuality, Quality } from "../../lib/site-data/quality.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { bandTitle, interval } from "./figures-in-text.tsx";

type OrdersTableProps = {
  orders: Readonly<Record<"familiar" | "balanced" | "adventurous", OrderQuality>>;
  genres: Quality["genres"];
};

type Row = { id: string; measure: string; figureOf: (order: OrderQuality) => ReactNode };

/** What the listener's choice of an order does to the first ten of a list. Orders are columns, so that it fits a phone. */
export function OrdersTable({ orders, genres }: OrdersTableProps) {
  const rows: Row[] = [
    { id: "pairs", measure: "Found", figureOf: ({ pairs }) => interval(pairs) },
    { id: "tail", measure: "Found, rarer", figureOf: ({ tailPairs }) => interval(tailPairs) },
    { id: "coverage", measure: "Shown", figureOf: ({ coverage }) => formatShare(coverage) },
    ...(genres?.bands ?? []).map((band, index) => ({
      id: `coherence-${band.from}`,
      measure: `Genre coherence, ${bandTitle(band)}`,
      figureOf: ({ coherence }: OrderQuality) => coherence?.[index]?.mean.toFixed(3) ?? "–",
    })),
  ];
  return (
    <div className="pt-4">
      <h3>What the three orders do</h3>
      <p className="mt-2 mb-4 max-w-prose">
        Every list can be read in three orders. They hold the same artists with the same similarities: Familiar moves
        better-known artists up, Adventurous lesser-known ones. The table tests the first ten places of each.
      </p>
      <DataTable
        caption="Found: chance that a hidden artist of a listener is among the first ten of an artist they play. Found, rarer: without the 100 best-known artists. Shown: share of artists in any first ten. Mean and 95% interval."
        columns={[
          { id: "measure", title: "Test", cell: ({ measure }) => measure },
          { id: "familiar", title: "Familiar", numeric: true, cell: ({ figureOf }) => figureOf(orders.familiar) },
          { id: "balanced", title: "Balanced", numeric: true, cell: ({ figureOf }) => figureOf(orders.balanced) },
          {
            id: "adventurous",
            // Breaks on a phone.
            title: "Adven\u00adturous",
            numeric: true,
            cell: ({ figureOf }) => figureOf(orders.adventurous),
          },
        ]}
        rowHeader="measure"
        rows={rows}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
