import * as v from "valibot";
import { figureSchemas } from "../figures/index.ts";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { declareFile } from "./declaration.ts";

/** `explore.json`: the dashboard's figures, ranked and binned; results of the queries in `sql.json`. */
export const Explore = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  /** Choices of "artists with at least this many listeners", ascending; 1 is everyone. */
  floors: v.pipe(v.array(Count), v.minLength(1)),
  /** Where the ranking by average begins: an average over one listener ranks accidents. */
  averageFloor: Count,
  /** Listeners that an artist needs to have a page. */
  publishFloor: Count,
  /** By id; columns are called as their queries call them. */
  figures: v.object(figureSchemas()),
});

/** The queries behind a figure: tables to load, definitions, then one statement for each part of it. */
export const FigureSql = v.object({
  id: v.string(),
  /** Run first: loads the tables, defines what the statements read. `data` is the address of the data folder. */
  prepare: v.string(),
  statements: v.array(
    v.object({
      part: v.picklist(["rows", "summary", "histogram", "ccdf"]),
      /** Variables that the statement reads with getvariable(). */
      variables: v.array(v.picklist(["min_listeners", "scale", "bins"])),
      sql: v.string(),
    }),
  ),
});

/** `sql.json`: what made every number of `explore.json`; runs as it is in DuckDB once the variables are set. */
export const ExploreSql = v.object({ formatVersion: FormatVersion, figures: v.array(FigureSql) });

export type Explore = v.InferOutput<typeof Explore>;
export type FigureSql = v.InferOutput<typeof FigureSql>;
export type ExploreSql = v.InferOutput<typeof ExploreSql>;

export const EXPLORE_FILE = declareFile({
  path: "explore.json",
  schemaName: "Explore",
  schema: Explore,
  summary: "The data of the dashboard's figures, ranked or binned",
  parameters: {},
});

export const EXPLORE_SQL_FILE = declareFile({
  path: "sql.json",
  schemaName: "ExploreSql",
  schema: ExploreSql,
  summary: "The SQL queries that compute the dashboard's figures from the tables",
  parameters: {},
});
