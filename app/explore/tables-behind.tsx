import { formatCount } from "../../lib/format.ts";
import { MIN_GROUP_LISTENERS } from "../../lib/primitives/privacy.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { Copyable } from "./copyable.tsx";

type Table = { path: string; holds: string };

const IN_BINS = `in bins of at least ${MIN_GROUP_LISTENERS}`;

const tablesOf = ({ artists, dataset }: Manifest): Table[] => [
  {
    path: "tables/artists.csv",
    holds: `One row for each of ${formatCount(dataset.isPersonal ? artists.published : artists.distinct)} artists: listeners, plays, neighbours, shared listeners`,
  },
  { path: "tables/listeners-by-artists.csv", holds: `Listeners by number of artists, ${IN_BINS}` },
  { path: "tables/listeners-by-plays.csv", holds: `Listeners by number of plays, ${IN_BINS}` },
  { path: "tables/pairs-by-shared-listeners.csv", holds: "Pairs of artists by number of shared listeners" },
  { path: "tables/similarities-by-place.csv", holds: "Similarity by position in the list of neighbours" },
  { path: "manifest.json", holds: "What was read, kept and rejected; licence, citation, checksums" },
  { path: "explore.json", holds: "The data of every figure, in every state" },
  { path: "sql.json", holds: "The queries that turn these tables into the figures" },
];

/** The same query of the first table, in two tools. */
const snippetsFor = (address: string) => [
  {
    tool: "DuckDB",
    code: `SELECT name, listeners, plays, plays / listeners AS average\nFROM '${address}/data/tables/artists.csv'\nORDER BY average DESC;`,
  },
  {
    tool: "pandas",
    // Otherwise pandas reads artists called "NA" and "null" as missing.
    code: `artists = pandas.read_csv(\n    "${address}/data/tables/artists.csv",\n    keep_default_na=False, na_values=[""])\nartists["average"] = artists.plays / artists.listeners`,
  },
];

/** All the data that the figures are made from, for download. */
export function TablesBehind({ manifest, address }: { manifest: Manifest; address: string }) {
  return (
    <section aria-labelledby="tables" className="border-rule-strong border-t py-10">
      <h2 id="tables" className="scroll-mt-6 text-3xl">
        The tables behind the figures
      </h2>
      <p className="mt-3 max-w-prose">
        Plain files at stable URLs. Listeners are counted {IN_BINS}. An artist’s row gives the plays by all its
        listeners together; for an artist with one listener, that is what this one person played. Names that a
        spreadsheet would read as formulas start with an apostrophe, which the SQL removes. Licence:{" "}
        {manifest.dataset.licence}.
      </p>
      <div className="mt-6 grid gap-x-14 gap-y-8 lg:grid-cols-2">
        <ul className="text-sm">
          {tablesOf(manifest).map(({ path, holds }) => (
            <li key={path} className="border-rule border-b py-2 first:pt-0">
              <a href={`/data/${path}`} className="link inline-block py-1.5 font-medium">
                {path}
              </a>
              <p className="text-ink-soft">{holds}</p>
            </li>
          ))}
        </ul>
        <div className="grid min-w-0 content-start gap-y-6">
          {snippetsFor(address).map(({ tool, code }) => (
            <Copyable
              key={tool}
              title={`In ${tool}`}
              copyLabel={`Copy for ${tool}`}
              text={code}
              address={address}
              isCode
            />
          ))}
        </div>
      </div>
    </section>
  );
}
