import { formatShare } from "../../lib/format.ts";
import type { OrderQuality, Quality } from "../../lib/site-data/quality.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { bandTitle, interval } from "./figures-in-text.tsx";

type OrdersTableProps = {
  orders: Readonly<Record<"familiar" | "balanced" | "adventurous", OrderQuality>>;
  genres: Quality["genres"];
};

/** What the listener's choice of an order does to the first ten of a list, under the method in use. */
export function OrdersTable({ orders, genres }: OrdersTableProps) {
  const rows = [
    { id: "Familiar", ...orders.familiar },
    { id: "Balanced", ...orders.balanced },
    { id: "Adventurous", ...orders.adventurous },
  ];
  const bands = (genres?.bands ?? []).map((band, index) => ({
    id: `coherence-${band.from}`,
    title: `Genre coherence, ${bandTitle(band)}`,
    numeric: true,
    cell: ({ coherence }: (typeof rows)[number]) => coherence?.[index]?.mean.toFixed(3) ?? "–",
  }));
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
          { id: "order", title: "Order", cell: ({ id }) => id },
          { id: "pairs", title: "Found", numeric: true, cell: ({ pairs }) => interval(pairs) },
          { id: "tail", title: "Found, rarer", numeric: true, cell: ({ tailPairs }) => interval(tailPairs) },
          { id: "coverage", title: "Shown", numeric: true, cell: ({ coverage }) => formatShare(coverage) },
          ...bands,
        ]}
        rowHeader="order"
        rows={rows}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
