import { formatCount, formatShare } from "../../lib/format.ts";
import type { Quality } from "../../lib/site-data/quality.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { interval } from "./figures-in-text.tsx";

/** What each method was measured to find. */
export function QualityTable({ quality: { methods, interactions, dataset } }: { quality: Quality }) {
  return (
    <DataTable
      caption={`${dataset.title}: mean and 95% interval by method, best recall first; ${formatCount(interactions)} listener–artist pairs. Known to: listeners who know a recommended artist.`}
      columns={[
        { id: "method", title: "Method", cell: ({ id }) => <code>{id}</code> },
        { id: "recall", title: "Recall", numeric: true, cell: ({ recall }) => interval(recall) },
        { id: "ndcg", title: "NDCG", numeric: true, cell: ({ ndcg }) => interval(ndcg) },
        {
          id: "popularity",
          title: "Known to",
          numeric: true,
          cell: ({ popularity }) => formatShare(popularity.mean),
        },
      ]}
      rowHeader="method"
      rows={[...methods].sort((a, b) => b.recall.mean - a.recall.mean)}
      rowKey={({ id }) => id}
    />
  );
}
