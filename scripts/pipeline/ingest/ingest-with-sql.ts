import { readFile } from "node:fs/promises";
import * as v from "valibot";
import type { Csr } from "../../../lib/kernel/csr.ts";
import { printable, printablePath, quoted } from "../../../lib/primitives/printable.ts";
import type { Rejection } from "../../../lib/site-data/manifest.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { type LocatedDataset, ROWS_PER_TABLE, type SourceTable, type Views } from "../../datasets/source.ts";
import { sourceName } from "../../datasets/source-bytes.ts";
import { Database } from "./database.ts";
import { ArtistRecord, type Ingested, type IngestOptions } from "./ingested.ts";
import { type LoadedTable, loadTable, skipsBlankLines } from "./load-table.ts";
import { lineInFile } from "./long-lines.ts";
import { type PreparedText, prepareText } from "./prepare-text.ts";
import {
  describeRejections,
  EXAMPLES_PER_REASON,
  lineOfRow,
  nothingUsable,
  REJECTION_REASONS,
  type RejectedRows,
  type RejectionReason,
} from "./rejections.ts";

const sqlFile = (name: string) => new URL(name, import.meta.url);

/**
 * Ingest through DuckDB: any dialect and any SQL of the source's own, within the memory given, spilling to `workDir`.
 * @throws OperatorError if a file can't be read or no row at all is usable
 */
export async function ingestWithSql(dataset: LocatedDataset, options: IngestOptions): Promise<Ingested> {
  const report = options.onProgress ?? (() => {});
  const texts: PreparedText[] = [];
  for (const table of dataset.tables) {
    report(`reading ${printable(sourceName(table))}`, 0);
    texts.push(await prepareText(table, options));
  }
  options.signal?.throwIfAborted();
  const database = await Database.open(options);
  const interrupt = () => database.interrupt();
  options.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    const rowsLoaded = await loadTables(database, dataset, texts, report);
    report("checking rows", 0.4);
    await createViews(database, dataset.views);
    await database.run(
      `SET VARIABLE user_pattern = ${dataset.userPattern === null ? "NULL::VARCHAR" : `'${dataset.userPattern}'`}`,
    );
    await database.runFile(sqlFile("clean-names.sql"));
    await database.runFile(sqlFile("check-rows.sql"));
    report("adding up", 0.6);
    await database.runFile(sqlFile("add-up.sql"));
    report("encoding", 0.8);
    return await collect(database, dataset, texts, rowsLoaded);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", interrupt);
    database.close();
  }
}

/** Creates a source's views over its loaded tables. */
export async function createViews(database: Database, views: readonly Views[]): Promise<void> {
  for (const view of views) {
    if ("sql" in view) await database.run(view.sql);
    else await database.runFile(new URL(`../../datasets/${view.file}`, import.meta.url));
  }
}

interface RowsLoaded extends LoadedTable {
  source: SourceTable;
  text: PreparedText;
}

/** Loads every table. @returns the tables of listens, in the order of `rowsTables` */
async function loadTables(
  database: Database,
  dataset: LocatedDataset,
  texts: PreparedText[],
  report: (step: string, fraction: number) => void,
): Promise<RowsLoaded[]> {
  const rowsLoaded = new Map<string, RowsLoaded>();
  for (const [index, source] of dataset.tables.entries()) {
    const text = texts[index];
    if (text === undefined) throw new Error(`table ${source.table} has no prepared text`);
    report(`loading ${printable(sourceName(source))}`, 0.2);
    const loaded = await loadTable(database, source, text);
    if (dataset.rowsTables.includes(source.table)) rowsLoaded.set(source.table, { ...loaded, source, text });
    else refuseUnreadable(source, loaded);
  }
  return dataset.rowsTables.map((name) => {
    const loaded = rowsLoaded.get(name);
    if (loaded === undefined) throw new Error(`${dataset.description.id} names no table ${name}`);
    return loaded;
  });
}

/** Tables that describe artists are small and curated: a broken line there is a broken download, not a dirty row. */
export function refuseUnreadable(source: SourceTable, loaded: LoadedTable): void {
  const [first] = loaded.unreadable;
  const [example] = first?.examples ?? [];
  if (first === undefined || example === undefined) return;
  throw new OperatorError(
    `${printablePath(source.path)}: line ${example.line}: found ${quoted(example.text.trim())}, expected ${source.columns.length} columns (${source.columns.join(", ")})`,
  );
}

const Counts = v.object({
  kept: v.number(),
  without_mbid: v.number(),
  interactions: v.number(),
  plays: v.number(),
  users: v.number(),
  identities_found: v.number(),
  identities_mentioned: v.number(),
  artists: v.number(),
});

async function collect(
  database: Database,
  dataset: LocatedDataset,
  texts: PreparedText[],
  loaded: RowsLoaded[],
): Promise<Ingested> {
  const [counts] = await database.rows(await readFile(sqlFile("counts.sql"), "utf8"), Counts);
  if (counts === undefined) throw new Error("counts.sql returned no row");
  const rejected = await collectRejections(database, loaded);
  const read = counts.kept + rejected.reduce((sum, { rows }) => sum + rows, 0);
  if (counts.kept === 0) {
    throw nothingUsable(loaded.map(({ source }) => source.path).join(", "), read, rejected);
  }
  const artists = await database.rows(await readFile(sqlFile("artists.sql"), "utf8"), ArtistRecord);
  return {
    userArtists: await encode(database, counts),
    artists,
    files: dataset.tables.map((table, index) => ({
      name: sourceName(table),
      sizeBytes: texts[index]?.sizeBytes ?? 0,
      sha256: texts[index]?.sha256 ?? "",
    })),
    rows: {
      read,
      kept: counts.kept,
      rejected,
      duplicatesAdded: counts.kept - counts.interactions,
      withoutMbid: counts.without_mbid,
    },
    users: counts.users,
    interactions: counts.interactions,
    plays: counts.plays,
    identities: {
      found: counts.identities_found,
      merged: counts.identities_mentioned - counts.artists,
      withoutListeners: counts.identities_found - counts.identities_mentioned,
    },
  };
}

async function encode(database: Database, counts: v.InferOutput<typeof Counts>): Promise<Csr> {
  const { users, artists, interactions } = counts;
  const indptr = new Uint32Array(users + 1);
  const indices = new Uint32Array(interactions);
  const data = new Float64Array(interactions);
  let filled = 0;
  const sql = await readFile(sqlFile("interactions.sql"), "utf8");
  for await (const { rowCount, columns } of database.numericChunks(sql)) {
    const [userColumn, artistColumn, playsColumn] = columns;
    if (!userColumn || !artistColumn || !playsColumn) throw new Error("interactions.sql lacks a column");
    indices.set(artistColumn, filled);
    data.set(playsColumn, filled);
    for (const user of userColumn) indptr[user + 1] = (indptr[user + 1] ?? 0) + 1;
    filled += rowCount;
  }
  if (filled !== interactions) throw new Error(`streamed ${filled} interactions, expected ${interactions}`);
  for (let user = 0; user < users; user++) indptr[user + 1] = (indptr[user + 1] ?? 0) + (indptr[user] ?? 0);
  return { rows: users, columns: artists, indptr, indices, data };
}

async function collectRejections(database: Database, loaded: RowsLoaded[]): Promise<Rejection[]> {
  const found = new Map<RejectionReason, RejectedRows>();
  const add = (reason: RejectionReason, rows: number, examples: RejectedRows["examples"]) => {
    const entry = found.get(reason) ?? { rows: 0, examples: [] };
    entry.rows += rows;
    entry.examples.push(...examples.slice(0, EXAMPLES_PER_REASON - entry.examples.length));
    found.set(reason, entry);
  };
  for (const [index, table] of loaded.entries()) {
    const { source, text } = table;
    const file = sourceName(source);
    if (skipsBlankLines(source) && text.blankLines > 0) {
      const lines = text.blankLineNumbers.slice(0, EXAMPLES_PER_REASON);
      add(
        "blank-line",
        text.blankLines,
        lines.map((line) => ({ file, line: lineInFile(line, text.longLines), text: "" })),
      );
    }
    for (const { reason, rows, examples } of table.unreadable) {
      add(
        reason,
        rows,
        examples.map(({ line, text: shown }) => ({ file, line, text: shown })),
      );
    }
    for (const { reason, row_count, examples } of await checkedRows(database, source, index)) {
      const placed = examples.map(({ row, text: shown }) => ({
        file,
        line: lineInFile(lineOfRow(row, table.skippedLines), text.longLines),
        text: shown,
      }));
      add(reason, row_count, placed);
    }
  }
  return describeRejections(found);
}

/** Rows of the `index`-th table that were loaded but not kept, with the first ones of each reason. */
function checkedRows(database: Database, source: SourceTable, index: number) {
  const from = index * ROWS_PER_TABLE;
  const shown = source.columns.map((column) => `coalesce("${column}", '')`).join(", ");
  return database.rows(
    `WITH numbered AS (
       SELECT reason, row_index - ${from} AS row, row_number() OVER (PARTITION BY reason ORDER BY row_index) AS place,
         count(*) OVER (PARTITION BY reason)::DOUBLE AS row_count
       FROM checked WHERE reason IS NOT NULL AND row_index BETWEEN ${from} AND ${from + ROWS_PER_TABLE - 1}
     )
     SELECT reason, row_count,
       list({row: numbered.row::DOUBLE, text: concat_ws(chr(9), ${shown})} ORDER BY place) AS examples
     FROM numbered JOIN raw.${source.table} AS source ON source.rowid = numbered.row
     WHERE place <= ${EXAMPLES_PER_REASON} GROUP BY reason, row_count ORDER BY reason`,
    v.object({
      reason: v.picklist(Object.keys(REJECTION_REASONS) as RejectionReason[]),
      row_count: v.number(),
      examples: v.array(v.object({ row: v.number(), text: v.string() })),
    }),
  );
}
