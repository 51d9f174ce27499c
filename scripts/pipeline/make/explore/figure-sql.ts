import { readFile } from "node:fs/promises";
import type { FigureSql } from "../../../../lib/site-data/explore.ts";

type Part = FigureSql["statements"][number]["part"];
type Variable = FigureSql["statements"][number]["variables"][number];
type Table =
  | "artists"
  | "listeners-by-artists"
  | "listeners-by-plays"
  | "manifest"
  | "pairs-by-shared-listeners"
  | "similarities-by-place";

interface FigureSource {
  id: string;
  tables: Table[];
  /** File that defines what the statements read. */
  defines?: string;
  /** File of each statement; `{}` stands for the figure's id. */
  statements: Partial<Record<Part, string>>;
}

const DISTRIBUTION = {
  histogram: "_shared/artists/histogram",
  ccdf: "_shared/artists/ccdf",
  summary: "_shared/artists/summary",
};
const OF_LISTENERS = {
  histogram: "_shared/listeners/histogram",
  ccdf: "_shared/listeners/ccdf",
  summary: "_shared/listeners/summary",
};

/** Which files make which figure, in the dashboard's order. */
const SOURCES: readonly FigureSource[] = [
  { id: "most-listeners", tables: ["artists"], statements: { rows: "{}/query" } },
  { id: "most-plays", tables: ["artists"], statements: { rows: "{}/query" } },
  { id: "highest-average-plays", tables: ["artists"], statements: { rows: "{}/query" } },
  { id: "listeners-per-artist", tables: ["artists"], defines: "{}/query", statements: DISTRIBUTION },
  { id: "plays-per-artist", tables: ["artists"], defines: "{}/query", statements: DISTRIBUTION },
  { id: "average-plays-per-artist", tables: ["artists"], defines: "{}/query", statements: DISTRIBUTION },
  { id: "long-tail", tables: ["artists"], statements: { rows: "{}/query", summary: "{}/summary" } },
  { id: "listeners-and-average-plays", tables: ["artists"], statements: { rows: "{}/query", summary: "{}/summary" } },
  {
    id: "artists-per-listener",
    tables: ["listeners-by-artists", "manifest"],
    defines: "{}/query",
    statements: OF_LISTENERS,
  },
  {
    id: "plays-per-listener",
    tables: ["listeners-by-plays", "manifest"],
    defines: "{}/query",
    statements: OF_LISTENERS,
  },
  { id: "sparsity", tables: ["artists", "manifest"], statements: { rows: "{}/query" } },
  { id: "co-listening", tables: ["artists", "pairs-by-shared-listeners"], statements: { rows: "{}/query" } },
  { id: "neighbour-similarity", tables: ["similarities-by-place"], statements: { rows: "{}/query" } },
  { id: "neighbour-reciprocity", tables: ["artists"], statements: { rows: "{}/query" } },
  { id: "popularity-bias", tables: ["artists"], statements: { rows: "{}/query" } },
  { id: "rejected-rows", tables: ["manifest"], statements: { rows: "{}/query", summary: "{}/summary" } },
  { id: "names-and-duplicates", tables: ["manifest"], statements: { rows: "{}/query" } },
];

const VARIABLES: readonly Variable[] = ["min_listeners", "scale", "bins"];

const readSql = (name: string) => readFile(new URL(`../../../../lib/figures/${name}.sql`, import.meta.url), "utf8");

/** Every figure's queries, put together from the files in `lib/figures`. */
export function readFigureSql(): Promise<FigureSql[]> {
  return Promise.all(
    SOURCES.map(async ({ id, tables, defines, statements }) => {
      const fileOf = (name: string) => readSql(name.replace("{}", id));
      const definition = defines === undefined ? "" : await fileOf(defines);
      const loads = await Promise.all(tables.map((table) => readSql(`_shared/tables/${table}`)));
      return {
        id,
        prepare: [...loads, definition].filter((text) => text !== "").join("\n"),
        statements: await Promise.all(
          Object.entries(statements).map(async ([part, name]) => {
            const sql = await fileOf(name);
            return { part: partOf(part), sql, variables: variablesOf(`${definition}${sql}`) };
          }),
        ),
      };
    }),
  );
}

function partOf(name: string): Part {
  const part = (["rows", "summary", "histogram", "ccdf"] as const).find((one) => one === name);
  if (part === undefined) throw new Error(`${name} is no part of a figure`);
  return part;
}

const variablesOf = (sql: string): Variable[] => VARIABLES.filter((name) => sql.includes(`getvariable('${name}')`));
