import path from "node:path";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { readFirstLine } from "./first-line.ts";
import type { SourceTable } from "./source.ts";

/** A file of listens, and what in each of its rows is user, artist, MBID and plays, as SQL. */
export interface ListensFile {
  table: SourceTable;
  user: string;
  artist: string;
  mbid: string;
  plays: string;
  /** Holds one listener's listens: then its name says whose, and the manifest calls it by a number. */
  isOneListeners: boolean;
}

type Meaning = "user" | "artist" | "mbid" | "plays";

/** What exporters call their columns, in lower case without blanks, hyphens and underscores. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  user: "user",
  username: "user",
  listener: "user",
  artist: "artist",
  artistname: "artist",
  mbid: "mbid",
  artistmbid: "mbid",
  plays: "plays",
  playcount: "plays",
  scrobbles: "plays",
};
/** Last.fm's times, as exports without a header end in them: `06 Sep 2026, 14:23`. */
const LASTFM_TIME = /^\d{1,2} [A-Z][a-z]{2} \d{4},? \d{1,2}:\d{2}$/;
/** lastfmstats.com writes whose listening it is into the name of a column. */
const NAMED_DATE = /^date#(.+)$/i;

/** Each costs the database memory, used or not. */
const MOST_COLUMNS = 1_000;

export interface OwnFile {
  /** Where the bytes are: as given, or unpacked. */
  path: string;
  /** As the operator knows it, for messages. */
  shownPath: string;
  /** Name of its table, unique within the dataset. */
  table: string;
  /** For files that hold one listener's listens. */
  publicName: string;
  /** Whose listening it is where the file doesn't say. */
  listener: string;
}

/**
 * Finds out what a file holds: plays by user and artist, or one row (or JSON line) for each time something was played.
 * @throws OperatorError naming the columns found and expected
 */
export async function inspectListens(file: OwnFile): Promise<ListensFile> {
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(file.path) ? jsonLines(file) : delimitedText(file);
}

async function delimitedText(file: OwnFile): Promise<ListensFile> {
  const line = await readFirstLine(file.path, file.shownPath);
  const delimiter = /\.tsv(\.gz)?$/i.test(file.path) ? "\t" : line.includes(";") && !line.includes(",") ? ";" : ",";
  const { dsvFormat } = await import("d3-dsv");
  const cells = (dsvFormat(delimiter).parseRows(line)[0] ?? []).map((cell) => cell.trim());
  const isHeaderless = cells.length === 4 && LASTFM_TIME.test(cells[3] ?? "");
  const named = cells.map((cell) => NAMED_DATE.exec(cell)?.[1]).find((name) => name !== undefined);
  const columns = isHeaderless ? ["artist", "album", "track", "played_at"] : columnsOf(cells, file.shownPath);
  const has = (column: Meaning) => columns.includes(column);
  return {
    table: {
      table: file.table,
      path: file.path,
      publicName: has("user") ? undefined : file.publicName,
      delimiter,
      quoting: "double",
      header: !isHeaderless,
      columns,
    },
    user: has("user") ? '"user"' : sqlText(named ?? file.listener),
    artist: "artist",
    mbid: has("mbid") ? "mbid" : "NULL::VARCHAR",
    plays: has("plays") ? "plays" : "'1'",
    isOneListeners: !has("user"),
  };
}

/** The columns as the database gets them: those that mean something to us, and `column_<n>` for others. */
function columnsOf(cells: readonly string[], shownPath: string): string[] {
  const columns = cells.map((cell, index) => {
    const key = cell.toLowerCase().replace(/[\s_-]/g, "");
    return Object.entries(MEANINGS).find(([name]) => name === key)?.[1] ?? `column_${index + 1}`;
  });
  // Without plays every row is one, so there must be a sign that this is a list of listens.
  const isListens = columns.includes("artist") && cells.some((cell) => /^(uts|date|time|played|listened)/i.test(cell));
  const required: Meaning[] = isListens ? ["artist"] : ["user", "artist", "plays"];
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const found = printable(JSON.stringify(cells.map((cell) => cell.toLowerCase())));
    throw new OperatorError(
      `${printablePath(shownPath)}: line 1: found columns ${found}, expected a header with user, artist and plays (mbid is optional), or one of a scrobble export (artist and a date); missing: ${missing.join(", ")}`,
    );
  }
  if (columns.length > MOST_COLUMNS) {
    throw new OperatorError(
      `${printablePath(shownPath)}: line 1: found ${columns.length} columns, expected at most ${MOST_COLUMNS}`,
    );
  }
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined)
    throw new OperatorError(`${printablePath(shownPath)}: line 1: column "${repeated}" stands there twice`);
  return columns;
}

/**
 * JSON lines, as ListenBrainz exports and answers: a listen counts for the first artist that it is credited to, by the
 * name MusicBrainz gives where ListenBrainz has found it there, else as it was submitted.
 */
function jsonLines({ table, path: filePath, publicName, listener }: OwnFile): ListensFile {
  const json = "try_cast(line AS JSON)";
  const metadata = "$.track_metadata";
  const text = (...paths: string[]) => `coalesce(${paths.map((at) => `${json}->>'${at}'`).join(", ")})`;
  const credited = `${metadata}.mbid_mapping.artists[0]`;
  return {
    // JSON has no bare tabs within a line, so that each line is one column.
    table: { table, path: filePath, publicName, delimiter: "\t", quoting: "none", header: false, columns: ["line"] },
    user: `coalesce(${text("$.user_name", "$.username")}, ${sqlText(listener)})`,
    artist: text(`${credited}.artist_credit_name`, `${metadata}.artist_name`, "$.artist_name", "$.artist"),
    mbid: text(`${credited}.artist_mbid`, "$.artist_mbid"),
    plays: "'1'",
    isOneListeners: true,
  };
}

/** SQL ends at a NUL. */
const sqlText = (text: string) => `'${text.replaceAll("\0", " ").replaceAll("'", "''")}'`;

/** Whose listening a file is by its name: `ann.csv`, and what the exporters call theirs. */
export function listenerOf(filePath: string): string {
  const base = path.basename(filePath).replace(/\.gz$/i, "");
  const name = base.slice(0, base.length - path.extname(base).length);
  const [, known] =
    /^(?:recenttracks|lastfmstats)-(.+?)(?:-\d{9,})?$/i.exec(name) ?? /^listenbrainz_(.+)_\d{9,}$/i.exec(name) ?? [];
  return known ?? name;
}
