import * as v from "valibot";
import figures from "../../data/hetrec-quality.json";
import { formatPlural, formatShare } from "../../lib/format.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { CoherenceTable } from "./coherence-table.tsx";
import { PublishedQuality } from "./measured-elsewhere.ts";

const published = v.parse(PublishedQuality, figures);

/** Figures measured on real listening, for a site whose own listeners are simulated. */
export function PublishedFigures() {
  const { title, source, askedUsers, interval, hiddenPopularity, genreBands, methods } = published;
  const coherence = methods.flatMap(({ id, coherence: means }) => (means === null ? [] : [{ id, means }]));
  return (
    <div className="pt-4">
      <h3>On real data</h3>
      <p className="mt-2 mb-4 max-w-prose">
        The same measurement on real listening up to 2011, {title}, tested on {formatPlural(askedUsers, "listener")}.
        95% intervals are ±{interval.recall} on recall and ±{interval.ndcg} on NDCG. A hidden artist is known to{" "}
        {formatShare(hiddenPopularity)} of listeners on average; in most cases, recommended artists are known to more.
      </p>
      <DataTable
        caption={`Source: ${source}`}
        columns={[
          { id: "method", title: "Method", cell: ({ id }) => <code>{id}</code> },
          { id: "recall", title: "Recall", numeric: true, cell: ({ recall }) => recall.toFixed(3) },
          { id: "ndcg", title: "NDCG", numeric: true, cell: ({ ndcg }) => ndcg.toFixed(3) },
          { id: "popularity", title: "Known to", numeric: true, cell: ({ popularity }) => formatShare(popularity) },
        ]}
        rowHeader="method"
        rows={[...methods].sort((a, b) => b.recall - a.recall)}
        rowKey={({ id }) => id}
      />
      <CoherenceTable bands={genreBands} rows={coherence} />
    </div>
  );
}
