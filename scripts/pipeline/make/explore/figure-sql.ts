import { readdir, readFile } from "node:fs/promises";
import { FIGURES } from "../../../../lib/figures/index.ts";
import type { FigureSql } from "../../../../lib/site-data/explore.ts";

type Statement = FigureSql["statements"][number];

const FOLDER = new URL("../../../../lib/figures/", import.meta.url);
const VARIABLES: readonly Statement["variables"][number][] = ["min_listeners", "scale", "bins"];
/** The shared queries of a distribution, in `_shared/artists` and `_shared/listeners`. */
const DISTRIBUTION = ["histogram", "ccdf", "summary"] as const;

const readSql = (name: string) => readFile(new URL(`${name}.sql`, FOLDER), "utf8");

/** Every figure's queries in the dashboard's order, put together from the files in `lib/figures`. */
export async function readFigureSql(): Promise<FigureSql[]> {
  const files = await readdir(new URL("_shared/tables/", FOLDER));
  const tables = files.map((file) => file.replace(/\.sql$/, "")).sort();
  return Promise.all(
    FIGURES.map(async ({ id, distribution }) => {
      const own = await ownSql(id);
      const [query = ""] = own.values();
      const over = distribution?.over ?? null;
      const definition = over === null ? "" : query;
      const statements =
        over === null
          ? [...own].map(([part, sql]) => ({ part, sql }))
          : await Promise.all(
              DISTRIBUTION.map(async (part) => ({ part, sql: await readSql(`_shared/${over}/${part}`) })),
            );
      const used = tables.filter((table) => [...own.values()].some((sql) => readsTable(sql, table)));
      const loads = await Promise.all(used.map((table) => readSql(`_shared/tables/${table}`)));
      return {
        id,
        prepare: [...loads, definition].filter((text) => text !== "").join("\n"),
        statements: statements.map(({ part, sql }) => ({ part, sql, variables: variablesOf(`${definition}${sql}`) })),
      };
    }),
  );
}

/** A figure's own files: `query.sql`, and `summary.sql` where there is one. */
async function ownSql(id: string): Promise<Map<"rows" | "summary", string>> {
  const files = await readdir(new URL(`${id}/`, FOLDER));
  const query = await readSql(`${id}/query`);
  return files.includes("summary.sql")
    ? new Map([
        ["rows", query],
        ["summary", await readSql(`${id}/summary`)],
      ])
    : new Map([["rows", query]]);
}

/** Whether a query names this table after FROM or JOIN, alone or in a list. */
const readsTable = (sql: string, table: string) =>
  new RegExp(`\\b(?:FROM|JOIN)\\s+(?:\\w+,\\s+)*${table.replaceAll("-", "_")}\\b`).test(sql);

const variablesOf = (sql: string) => VARIABLES.filter((name) => sql.includes(`getvariable('${name}')`));
