import type { Manifest } from "../../lib/contracts/manifest.ts";
import { formatCount } from "../../lib/format.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { CopyText } from "./copy-text.tsx";

type Table = { path: string; holds: string };

const tablesOf = ({ artists }: Manifest): Table[] => [
  {
    path: "tables/artists.csv",
    holds: `One row for each of ${formatCount(artists.distinct)} artists: listeners, plays, neighbours, shared listeners`,
  },
  { path: "tables/listeners-by-artists.csv", holds: "How many listeners have how many artists" },
  { path: "tables/listeners-by-plays.csv", holds: "How many listeners have how many plays, in bins" },
  { path: "tables/pairs-by-shared-listeners.csv", holds: "How many pairs of artists share how many listeners" },
  { path: "tables/similarities-by-place.csv", holds: "How similar the 1st to the last neighbours are" },
  { path: "manifest.json", holds: "What was read, kept and rejected; licence, citation, checksums" },
  { path: "explore.json", holds: "Every figure in every state" },
  { path: "sql.json", holds: "The queries from these tables to the figures" },
];

/** Everything that the figures are made from, to take away whole. */
export function TablesBehind({ manifest, address }: { manifest: Manifest; address: string }) {
  const query = `SELECT name, listeners, plays, plays / listeners AS average\nFROM '${address}/data/tables/artists.csv'\nORDER BY average DESC;`;
  return (
    <section aria-labelledby="tables" className="border-rule-strong border-t py-10">
      <h2 id="tables" className="scroll-mt-6 text-3xl">
        The tables behind the figures
      </h2>
      <p className="mt-3 max-w-prose">
        Plain files at stable addresses, which DuckDB, pandas, R and Observable read as they are. No row is about a
        single listener. Licence: {manifest.dataset.licence}.
      </p>
      <div className="mt-6 grid gap-x-14 gap-y-6 lg:grid-cols-2">
        <DataTable
          caption="Files"
          columns={[
            {
              id: "path",
              title: "File",
              cell: ({ path }: Table) => (
                <a href={`/data/${path}`} className="link inline-block py-1">
                  {path}
                </a>
              ),
            },
            { id: "holds", title: "Holds", cell: ({ holds }: Table) => holds },
          ]}
          rowHeader="path"
          rows={tablesOf(manifest)}
          rowKey={({ path }) => path}
        />
        <div className="min-w-0">
          <div className="flex items-baseline gap-x-6">
            <h3>In DuckDB</h3>
            <CopyText text={query} label="Copy query" />
          </div>
          <pre className="mt-2 whitespace-pre-wrap border border-rule bg-paper-raised p-4 text-sm wrap-anywhere">
            <code>{query}</code>
          </pre>
        </div>
      </div>
    </section>
  );
}
