import * as v from "valibot";
import { formatCount } from "../../../lib/format.ts";
import { printable, printablePath } from "../../../lib/primitives/printable.ts";
import { TAGS_PER_ARTIST } from "../../../lib/site-data/tags.ts";
import { tagKey } from "../../../lib/tags/clean-tag.ts";
import { mergeTags, type TagText } from "../../../lib/tags/merge-tags.ts";
import { type GivenTags, type RankedTags, rankTags } from "../../../lib/tags/rank-tags.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import type { TagSource } from "../../datasets/source.ts";
import { Database } from "../ingest/database.ts";
import { createViews, refuseUnreadable } from "../ingest/ingest-with-sql.ts";
import type { ArtistRecord, IngestOptions } from "../ingest/ingested.ts";
import { type LoadedTable, loadTable } from "../ingest/load-table.ts";
import { lineInFile } from "../ingest/long-lines.ts";
import { type PreparedText, prepareText } from "../ingest/prepare-text.ts";
import { exampleText, lineOfRow } from "../ingest/rejections.ts";
import { ArtistNames } from "./artist-names.ts";

export interface ReadTagsOptions extends IngestOptions {
  /** One line for the operator. */
  onLine(line: string): void;
}

const sqlFile = new URL("read-tags.sql", import.meta.url);

/**
 * Reads what a source says of the artists, and ranks it.
 * @param artists those with a page, in artistIndex order
 * @throws OperatorError if a file cannot be read, or no row of it can be used
 */
export async function readTags(
  source: TagSource,
  artists: readonly ArtistRecord[],
  options: ReadTagsOptions,
): Promise<RankedTags> {
  const { texts, given } = await readRows(source, artists, options);
  return rankTags(given, mergeTags(texts), {
    artists: artists.length,
    listeners: (artist) => artists[artist]?.listeners ?? 0,
    nameKey: (artist) => tagKey((artists[artist]?.name ?? "").toLowerCase()),
    weights: source.weights,
    perArtist: TAGS_PER_ARTIST,
  });
}

interface Rows {
  texts: TagText[];
  given: GivenTags;
}

async function readRows(source: TagSource, artists: readonly ArtistRecord[], options: ReadTagsOptions): Promise<Rows> {
  const prepared: PreparedText[] = [];
  for (const table of source.tables) prepared.push(await prepareText(table, options));
  options.signal?.throwIfAborted();
  const database = await Database.open(options);
  const interrupt = () => database.interrupt();
  options.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    const loaded = await loadRows(database, source, prepared);
    await createViews(database, source.views);
    await database.run(`SET VARIABLE counts_people = ${source.weights === "people"}`);
    await database.runFile(sqlFile);
    await reportUnusable(database, source, loaded, options.onLine);
    return await collect(database, source, artists, options.onLine);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", interrupt);
    database.close();
  }
}

interface LoadedRows extends LoadedTable {
  text: PreparedText;
  path: string;
}

/** Loads every table. @returns the one whose rows are the tags */
async function loadRows(database: Database, source: TagSource, prepared: PreparedText[]): Promise<LoadedRows> {
  let rows: LoadedRows | null = null;
  for (const [index, table] of source.tables.entries()) {
    const text = prepared[index];
    if (text === undefined) throw new Error(`table ${table.table} has no prepared text`);
    const loaded = await loadTable(database, table, text);
    if (table.table === source.rowsTable) rows = { ...loaded, text, path: table.path };
    else refuseUnreadable(table, loaded);
  }
  if (rows === null) throw new Error(`the tags have no table ${source.rowsTable}`);
  return rows;
}

/** @throws OperatorError if no row is usable */
async function reportUnusable(
  database: Database,
  { weights }: TagSource,
  { unreadable, skippedLines, text, path }: LoadedRows,
  onLine: (line: string) => void,
): Promise<void> {
  const [checked] = await database.rows(
    `SELECT count(*)::DOUBLE AS rows, count(problem)::DOUBLE AS unusable, arg_min(problem, row_index) FILTER (problem IS NOT NULL) AS problem,
       arg_min(shown, row_index) FILTER (problem IS NOT NULL) AS shown, min(row_index) FILTER (problem IS NOT NULL)::DOUBLE AS row
     FROM checked_tags`,
    v.object({
      rows: v.number(),
      unusable: v.number(),
      problem: v.nullable(v.string()),
      shown: v.nullable(v.string()),
      row: v.nullable(v.number()),
    }),
  );
  if (checked === undefined) throw new Error("checked_tags cannot be counted");
  const { rows, unusable, problem, shown, row } = checked;
  const broken = unreadable.reduce((sum, { rows: count }) => sum + count, 0);
  const bad = broken + unusable;
  const usable = rows - unusable;
  const expected = `expected an artist, a tag and ${weights === "people" ? "a whole number of people" : "a weight"} above 0`;
  const lineOf = (index: number) => lineInFile(lineOfRow(index, skippedLines), text.longLines);
  const examples = [
    ...unreadable.flatMap(({ examples: [first] }) =>
      first === undefined ? [] : [{ line: first.line, found: `found ${JSON.stringify(exampleText(first.text))}` }],
    ),
    ...(row === null
      ? []
      : [{ line: lineOf(row), found: `${problem} in ${JSON.stringify(exampleText(shown ?? ""))}` }]),
  ].sort((a, b) => a.line - b.line);
  const [first] = examples;
  const where = printablePath(path);
  if (usable === 0) {
    const why = first === undefined ? "no rows, only a header" : `${first.found}`;
    throw new OperatorError(`${where}: line ${first?.line ?? 1}: ${why}; ${expected}. No row can be used.`);
  }
  if (first !== undefined)
    onLine(`${where}: ${formatCount(bad)} rows cannot be used, first line ${first.line}: ${first.found}; ${expected}.`);
}

const Text = v.object({ text: v.string(), uses: v.number() });
const Artist = v.object({ artist: v.nullable(v.string()), mbid: v.nullable(v.string()), rows: v.number() });

/** The usable rows as numbers, those of artists that have a page. */
async function collect(
  database: Database,
  source: TagSource,
  artists: readonly ArtistRecord[],
  onLine: (line: string) => void,
): Promise<Rows> {
  const texts = await database.rows("SELECT text, uses FROM tag_texts ORDER BY text_number", Text);
  const named = await database.rows("SELECT artist, mbid, rows FROM tag_artists ORDER BY artist_number", Artist);
  const names = new ArtistNames(artists);
  const artistOf = named.map(({ artist, mbid }) => names.find(artist, mbid));
  const unmatched = named.filter((_, number) => artistOf[number] === null);
  const lost = unmatched.reduce((sum, { rows }) => sum + rows, 0);
  const total = named.reduce((sum, { rows }) => sum + rows, 0);
  if (lost > 0) {
    onLine(
      `Tags: ${formatCount(lost)} of ${formatCount(total)} rows name none of the ${formatCount(artists.length)} artists with a page${exampleOf(unmatched)}.`,
    );
  }
  const kept = total - lost;
  const given = {
    artists: new Uint32Array(kept),
    texts: new Uint32Array(kept),
    people: source.weights === "people" ? new Uint32Array(kept) : null,
    weights: new Float64Array(kept),
  };
  let row = 0;
  let hasPeople = false;
  const sql = "SELECT artist_number, text_number, person_number, weight FROM tag_rows ORDER BY row_index";
  for await (const { rowCount, columns } of database.numericChunks(sql)) {
    const [artistColumn, textColumn, personColumn, weightColumn] = columns;
    if (!artistColumn || !textColumn || !personColumn || !weightColumn) throw new Error("tag_rows lacks a column");
    for (let at = 0; at < rowCount; at++) {
      const artist = artistOf[artistColumn[at] ?? 0] ?? null;
      if (artist === null) continue;
      given.artists[row] = artist;
      given.texts[row] = textColumn[at] ?? 0;
      if (given.people !== null) given.people[row] = personColumn[at] ?? 0;
      hasPeople ||= (personColumn[at] ?? 0) > 0;
      given.weights[row] = weightColumn[at] ?? 1;
      row++;
    }
  }
  return { texts, given: hasPeople ? given : { ...given, people: null } };
}

function exampleOf([first]: readonly { artist: string | null; mbid: string | null }[]): string {
  const name = first?.artist ?? first?.mbid ?? null;
  return name === null ? "" : `, such as ${JSON.stringify(printable(name))}`;
}
