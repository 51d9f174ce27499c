import type { MethodQuality, Quality } from "../../lib/site-data/quality.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { bandTitle } from "./figures-in-text.tsx";

type Band = Pick<NonNullable<Quality["genres"]>["bands"][number], "from" | "to">;

type CoherenceTableProps = {
  bands: readonly Band[];
  /** One mean for each band. */
  rows: readonly { id: string; means: readonly number[] }[];
};

/** The methods whose lists were compared with genres. */
export const coherenceRows = (methods: readonly MethodQuality[]): CoherenceTableProps["rows"] =>
  methods.flatMap(({ id, coherence }) =>
    coherence === null ? [] : [{ id, means: coherence.map(({ places }) => places.mean) }],
  );

/** How well lists agree with genres, an independent reference, for artists with small and large audiences. */
export function CoherenceTable({ bands, rows }: CoherenceTableProps) {
  const columns = bands.map((band, index) => ({
    id: `${band.from}`,
    title: bandTitle(band),
    numeric: true,
    cell: ({ means }: (typeof rows)[number]) => means[index]?.toFixed(3) ?? "–",
  }));
  return (
    <div className="pt-4">
      <h3>Genre coherence</h3>
      <p className="mt-2 mb-4 max-w-prose">
        Do the ten nearest artists play the same genres? The table shows the mean cosine of their genres, which were
        assigned by hand and which no method uses: 1 would mean the same mix of genres throughout. The fewer listeners
        an artist has, the less any method knows.
      </p>
      <DataTable
        caption="Mean by method and by the artist’s number of listeners"
        columns={[{ id: "method", title: "Method", cell: ({ id }) => <code>{id}</code> }, ...columns]}
        rowHeader="method"
        rows={rows}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
