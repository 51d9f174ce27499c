import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { resolveArtists } from "../../lib/listens/artists.ts";
import { type Corrections, NO_CORRECTIONS, parseCorrections } from "../../lib/listens/corrections.ts";
import { findDuplicates } from "../../lib/listens/duplicates.ts";
import { type Listeners, shareOut } from "../../lib/listens/listeners.ts";
import { ListensFault } from "../../lib/listens/listens-file.ts";
import { REASONS } from "../../lib/listens/play.ts";
import type { Plays } from "../../lib/listens/plays.ts";
import { readListens } from "../../lib/listens/read-listens.ts";
import type { FileReport, Reading } from "../../lib/listens/reading.ts";
import { systematicLoss } from "../../lib/listens/warnings.ts";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { UnpackMeter } from "./archives/unpack-limit.ts";
import { FOUR_COLUMNS } from "./lastfm-360k.ts";
import { listensFile } from "./own-files.ts";
import { fileLines } from "./own-listens-lines.ts";
import type { ListeningRead, LocatedDataset, LocateOptions } from "./source.ts";

export type OwnListensOptions = Omit<LocateOptions, "datasetsDir">;

export interface OwnListens extends Pick<LocatedDataset, "tables" | "rowsTables" | "views" | "listening" | "notes"> {
  /** Whether no file names its listeners row by row: then its name tells who it is. */
  isOneListenerEach: boolean;
  listeners: number;
}

/**
 * Reads the operator's own files, of any format, and leaves one table of plays in `workDir`: a row per play and artist.
 * @param from the folder that was named, if one was
 * @throws OperatorError naming the file if one cannot be unpacked, or if nothing in any of them can be counted
 */
export async function ownListens(
  files: readonly string[],
  from: string | null,
  options: OwnListensOptions,
): Promise<OwnListens> {
  const shown = shownIn(files, from);
  const corrections = await readCorrections(options.corrections ?? null);
  const reading = await readAll(files, from, options, shown);
  const kept = reading.files.filter((file) => file.kept > 0);
  if (kept.length === 0) throw nothingToCount(reading, from, shown);
  const listeners = shareOut(reading, options.listenerRule ?? "auto");
  const numbers = listenerNumbers(reading, listeners, options.listenerRule === "one");
  const duplicates = findDuplicates(reading, listeners, numbers.of);
  const { artists, ofCredit, notes } = resolveArtists(reading.plays, { corrections, isDropped: duplicates.isDropped });
  const table = path.join(options.workDir, "listens.tsv");
  const { plays } = reading;
  let leftOut = 0;
  const rows = function* () {
    let lines = "";
    for (let row = 0; row < plays.length; row++) {
      if (duplicates.isDropped[row] === 1) continue;
      const credit = plays.credit(row);
      const own = ofCredit[credit] ?? [];
      if (own.length === 0) leftOut++;
      for (const [place, artist] of own.entries()) {
        const mbid = place === 0 ? (plays.credits[credit]?.first.mbid ?? "") : "";
        lines += `${numbers.names[numbers.of(row)]}\t${mbid}\t${artists[artist]?.name}\t${plays.count(row)}\n`;
      }
      if (lines.length < 1 << 16) continue;
      yield lines;
      lines = "";
    }
    yield lines;
  };
  await pipeline(Readable.from(rows()), createWriteStream(table), { signal: options.signal });
  const listening: ListeningRead = {
    inputs: [...files, ...(options.corrections ? [options.corrections] : [])],
    rejected: rejections(reading, { duplicate: duplicates.rows, total: duplicates.totals, "left-out": leftOut }),
    artists: new Map(artists.map((artist) => [artist.name, artist])),
    spellings: new Set([...plays.credits.map(({ written }) => written), ...plays.onlyNamed]).size,
    spellingsKept: namesOf(plays.credits.filter((_, index) => (ofCredit[index] ?? []).length > 0)),
  };
  return {
    tables: [{ ...FOUR_COLUMNS, path: table, publicName: "listens" }],
    rowsTables: ["listens"],
    views: [{ file: "four-columns.sql" }],
    listening,
    notes: [
      ...fileLines(reading.files, plays, shown),
      ...listeners.notes,
      ...duplicates.notes.map((note) => printable(note, 400)),
      ...notes.map((note) => printable(note, 400)),
      ...systematicLoss(reading).map((warning) => printable(warning, 400)),
    ],
    isOneListenerEach: kept.every(({ hasUsers }) => !hasUsers),
    listeners: numbers.names.length,
  };
}

/** A file as the operator knows it: below the folder, or in the archive that was named. */
const shownIn = (files: readonly string[], from: string | null) => (file: string) => {
  const [archive = "", inside] = file.split(/(?<=\.zip)\//i, 2);
  const [only = archive] = files;
  const outer = from === null ? only : path.join(from, archive);
  const isInside = inside !== undefined && file !== archive;
  return isInside ? `${printablePath(outer)}/…/${printablePath(path.basename(file))}` : printablePath(outer);
};

async function readAll(
  files: readonly string[],
  from: string | null,
  { signal, maxUnpackedBytes }: OwnListensOptions,
  shown: (file: string) => string,
): Promise<Reading> {
  const opened = await Promise.all(files.map((file) => listensFile(file, from)));
  const sizes = new Map(opened.map(({ path: file, sizeBytes }) => [file, sizeBytes]));
  const meters = new Map<string, UnpackMeter>();
  const meterOf = (file: string) => {
    // An archive in an archive counts to the one on the disk.
    const outer = [...sizes.keys()].find((known) => file === known || file.startsWith(`${known}/`)) ?? file;
    const meter = meters.get(outer) ?? new UnpackMeter(shown(outer), sizes.get(outer) ?? 0, maxUnpackedBytes);
    meters.set(outer, meter);
    return meter;
  };
  try {
    return await readListens(opened, { signal, onUnpacked: (file, bytes) => meterOf(file).add(bytes) });
  } catch (error) {
    if (error instanceof ListensFault)
      throw new OperatorError(`${shown(error.path)}: ${printable(error.message, 400)}`);
    throw error;
  }
}

const namesOf = (credits: Plays["credits"]) => new Set(credits.map(({ written }) => written)).size;

async function readCorrections(file: string | null): Promise<Corrections> {
  if (file === null) return NO_CORRECTIONS;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile())
    throw new OperatorError(`${printablePath(file)}: no such file; --corrections names a table of artists`);
  try {
    return parseCorrections(await readFile(file, "utf8"), file);
  } catch (error) {
    if (error instanceof ListensFault)
      throw new OperatorError(`${printablePath(file)}: ${printable(error.message, 400)}`);
    throw error;
  }
}

/** Listeners by number, those of files and those that rows name. */
function listenerNumbers({ plays }: Reading, listeners: Listeners, isOne: boolean) {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? names.length;
    if (number === names.length) {
      names.push(name);
      numbers.set(name, number);
    }
    return number;
  };
  const clean = (name: string) => name.replace(/[\t\r\n]+/g, " ").trim() || "listener";
  const ofUser = new Map<number, number>();
  const ofName = new Map<number, number>();
  const remembered = (numbers: Map<number, number>, index: number, name: string | undefined) => {
    const known = numbers.get(index) ?? numberOf(clean(name ?? ""));
    numbers.set(index, known);
    return known;
  };
  const of = (row: number): number => {
    const user = isOne ? 0 : plays.user(row);
    if (user > 0) return remembered(ofUser, user, plays.users.texts[user]);
    const name = listeners.ofFile[plays.file(row)] ?? 0;
    return remembered(ofName, name, listeners.names[name]);
  };
  return { names, of };
}

function rejections({ rejected }: Reading, later: { duplicate: number; total: number; "left-out": number }) {
  const rows = [...rejected].map(([reason, found]) => ({
    reason: reason as string,
    description: REASONS[reason],
    rows: found.rows,
    examples: found.examples.map(({ path: file, line, text }) => ({
      file,
      line: Math.max(1, line),
      text: printable(text.trim(), 160),
    })),
  }));
  for (const reason of ["duplicate", "total", "left-out"] as const) {
    if (later[reason] > 0) rows.push({ reason, description: REASONS[reason], rows: later[reason], examples: [] });
  }
  return rows.sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** Why nothing was counted: what each file is, and what to do. */
function nothingToCount(
  { files, rejected }: Reading,
  from: string | null,
  shown: (file: string) => string,
): OperatorError {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const refused = files.find(({ refusal }) => refusal !== null);
  const known = files.find(({ format }) => format !== null);
  if (rows > 0 && known !== undefined) {
    const reasons = [...rejected].map(([reason, found]) => `${found.rows} × ${REASONS[reason]}`).join("; ");
    return new OperatorError(`${shown(known.path)}: none of ${rows} rows can be used (${reasons})`);
  }
  if (refused !== undefined)
    return new OperatorError(`${shown(refused.path)}: ${printable(refused.refusal ?? "", 300)}`);
  const [first] = files;
  if (first === undefined)
    return new OperatorError(`${shown("")}: the archive holds no file that could be an export of listening`);
  const others = files.length > 1 && from !== null ? ` (and ${files.length - 1} other files)` : "";
  return new OperatorError(`${shown(first.path)}: ${whatWasFound(first)}${others}`);
}

function whatWasFound({ found, notes, format, rows }: FileReport): string {
  if (format !== null) return `none of ${rows} rows can be used (no rows at all)`;
  const expected = notes.find((note) => note.startsWith("expected"));
  if (expected !== undefined) return `line 1: found columns ${found}, ${expected}`;
  if (found === "") return "found no list of listens; expected an export of listening in JSON or CSV";
  return `not a listening export that Kindred knows: found records with ${found}; expected an artist (artist, artist_name, artistName, track_metadata or master_metadata_album_artist_name) and a time`;
}
