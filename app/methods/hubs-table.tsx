import { formatCount, formatShare } from "../../lib/format.ts";
import type { MethodQuality } from "../../lib/site-data/quality.ts";
import { DataTable } from "../_ui/data-table.tsx";

type HubsTableProps = { rows: readonly { id: string; hubs: NonNullable<MethodQuality["hubs"]> }[] };

/** The methods whose hubs were measured. */
export const hubRows = (methods: readonly MethodQuality[]): HubsTableProps["rows"] =>
  methods.flatMap(({ id, hubs }) => (hubs === null ? [] : [{ id, hubs }]));

/** Whether the same few artists fill everyone's first ten. */
export function HubsTable({ rows }: HubsTableProps) {
  if (rows.length === 0) return null;
  return (
    <div className="pt-4">
      <h3>Hubs</h3>
      <p className="mt-2 mb-4 max-w-prose">
        Do the same few artists fill the first ten places everywhere? Skewness is 0 if every artist is in about as many
        first tens as the others, and large if a few are in very many. Shown is the share of artists that are in any.
      </p>
      <DataTable
        caption="First ten places of all lists, by method"
        columns={[
          { id: "method", title: "Method", cell: ({ id }) => <code>{id}</code> },
          { id: "skewness", title: "Skewness", numeric: true, cell: ({ hubs }) => hubs.skewness.toFixed(1) },
          { id: "coverage", title: "Shown", numeric: true, cell: ({ hubs }) => formatShare(hubs.coverage) },
          { id: "largest", title: "In most lists", cell: ({ hubs }) => <bdi>{hubs.largest?.name ?? "–"}</bdi> },
          {
            id: "lists",
            title: "Its lists",
            numeric: true,
            cell: ({ hubs: { largest, lists } }) =>
              largest === null ? "–" : `${formatCount(largest.lists)} of ${formatCount(lists)}`,
          },
        ]}
        rowHeader="method"
        rows={rows}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
