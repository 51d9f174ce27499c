import path from "node:path";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { columnsOf, foundColumns, readHeader } from "./header.ts";
import type { SourceTable } from "./source.ts";

/** A file of listens, and what in each of its rows is user, artist, MBID and plays, as SQL. */
export interface ListensFile {
  table: SourceTable;
  user: string;
  artist: string;
  mbid: string;
  plays: string;
  /** Contains one listener's listens: then its name says whose, and the manifest refers to it by a number. */
  isOneListeners: boolean;
}

type Meaning = "user" | "artist" | "mbid" | "plays";

/** Column names of known exporters, in lower case without blanks, hyphens and underscores. */
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
/** Last.fm's times, which rows of exports without a header end with: `06 Sep 2026, 14:23`. */
const LASTFM_TIME = /^\d{1,2} [A-Z][a-z]{2} \d{4},? \d{1,2}:\d{2}$/;
/** lastfmstats.com puts the listener's name into a column name. */
const NAMED_DATE = /^date#(.+)$/i;

export interface OwnFile {
  /** Where the bytes are: as given, or unpacked. */
  path: string;
  /** As the operator knows it, for messages. */
  shownPath: string;
  /** Name of its table, unique within the dataset. */
  table: string;
  /** For files that hold one listener's listens. */
  publicName: string;
  /** The listener, if the file does not name one. */
  listener: string;
}

/**
 * Detects what a file contains: plays by user and artist, or one row (or JSON line) per listen.
 * @throws OperatorError naming the columns found and expected
 */
export async function inspectListens(file: OwnFile): Promise<ListensFile> {
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(file.path) ? jsonLines(file) : delimitedText(file);
}

async function delimitedText(file: OwnFile): Promise<ListensFile> {
  const { delimiter, cells } = await readHeader(file.path, file.shownPath, "a header with user, artist and plays");
  const isHeaderless = cells.length === 4 && LASTFM_TIME.test(cells[3] ?? "");
  const named = cells.map((cell) => NAMED_DATE.exec(cell)?.[1]).find((name) => name !== undefined);
  const columns = isHeaderless ? ["artist", "album", "track", "played_at"] : listensColumns(cells, file.shownPath);
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

function listensColumns(cells: readonly string[], shownPath: string): string[] {
  const columns = columnsOf(cells, MEANINGS, shownPath);
  // Without plays every row counts as one play, so there must be evidence that this is a list of listens.
  const isListens = columns.includes("artist") && cells.some((cell) => /^(uts|date|time|played|listened)/i.test(cell));
  const required: Meaning[] = isListens ? ["artist"] : ["user", "artist", "plays"];
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new OperatorError(
      `${printablePath(shownPath)}: line 1: found columns ${foundColumns(cells)}, expected a header with user, artist and plays (mbid is optional), or one of a scrobble export (artist and a date); missing: ${missing.join(", ")}`,
    );
  }
  return columns;
}

/**
 * JSON lines, as in ListenBrainz's exports and responses: a listen counts for the first artist credited, by the
 * MusicBrainz name if ListenBrainz has matched it, otherwise by the submitted name.
 */
function jsonLines({ table, path: filePath, publicName, listener }: OwnFile): ListensFile {
  const json = "try_cast(line AS JSON)";
  const metadata = "$.track_metadata";
  const text = (...paths: string[]) => `coalesce(${paths.map((at) => `${json}->>'${at}'`).join(", ")})`;
  const credited = `${metadata}.mbid_mapping.artists[0]`;
  return {
    // JSON contains no bare tabs, so each line is one column.
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

/** The listener that a file name indicates: `ann.csv`, and the exporters' own naming schemes. */
export function listenerOf(filePath: string): string {
  const base = path.basename(filePath).replace(/\.gz$/i, "");
  const name = base.slice(0, base.length - path.extname(base).length);
  const [, known] =
    /^(?:recenttracks|lastfmstats)-(.+?)(?:-\d{9,})?$/i.exec(name) ?? /^listenbrainz_(.+)_\d{9,}$/i.exec(name) ?? [];
  return known ?? name;
}
