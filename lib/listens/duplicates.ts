import type { Listeners } from "./listeners.ts";
import { featuredIn, nameKey, trackKey } from "./names.ts";
import type { Reading } from "./reading.ts";

/** Of the same track, from two services: players report at the start or at the end, and clocks differ. */
const ACROSS_SERVICES_SECONDS = 90;
const MINUTE = 60;
/** Last.fm began in 2002: earlier times are defaults of a clock that was not set. */
const FIRST_TIME = Date.UTC(2002, 0, 1) / 1000;

export interface Duplicates {
  /** 1 for rows that are counted already. */
  isDropped: Uint8Array;
  /** How many they are, and how many of the dropped ones were sums. */
  rows: number;
  totals: number;
  notes: string[];
}

/** Two services, as a message names them. */
const pairOf = (a: string, b: string) => [a, b].sort().join(" and ");

/**
 * Rows that say the same as another: the same listener, artist, track and second; between files, a time to the minute that
 * another file has too; between services, the same track within 90 s.
 */
export function findDuplicates(
  reading: Reading,
  listeners: Listeners,
  listenerOf: (row: number) => number,
): Duplicates {
  const { plays } = reading;
  const isDropped = new Uint8Array(plays.length);
  const notes = dropCopies(reading, listeners, isDropped);
  const sums = dropTotals(reading, listeners, isDropped);
  notes.push(...sums.notes);
  const works = worksOf(reading);
  const rows = new Uint32Array(plays.length);
  let timed = 0;
  for (let row = 0; row < plays.length; row++) {
    const precision = plays.precision(row);
    const isTimed = (precision === "second" || precision === "minute") && plays.at(row) >= FIRST_TIME;
    if (isTimed && isDropped[row] === 0) rows[timed++] = row;
  }
  const ordered = rows.subarray(0, timed);
  const who = Uint32Array.from(ordered, listenerOf);
  const places = new Uint32Array(timed).map((_, place) => place);
  const what = Uint32Array.from(ordered, works);
  const when = Float64Array.from(ordered, (row) => plays.at(row));
  places.sort(
    (a, b) =>
      (who[a] ?? 0) - (who[b] ?? 0) || (what[a] ?? 0) - (what[b] ?? 0) || (when[a] ?? 0) - (when[b] ?? 0) || a - b,
  );
  const across = new Map<string, number>();
  for (let start = 0; start < timed; ) {
    let end = start + 1;
    const [first = 0] = [places[start]];
    while (end < timed && who[places[end] ?? 0] === who[first] && what[places[end] ?? 0] === what[first]) end++;
    if (end - start > 1) {
      const group = Array.from(places.subarray(start, end), (place) => ordered[place] ?? 0);
      dropWithin(reading, group, isDropped, across);
    }
    start = end;
  }
  for (const [pair, count] of across) {
    notes.push(`${count} plays are in both ${pair}, within 90 s of each other: counted once.`);
  }
  let dropped = 0;
  for (const value of isDropped) dropped += value;
  return { isDropped, rows: dropped - sums.rows, totals: sums.rows, notes };
}

/** A number for each artist and track, equal for equal names. */
function worksOf({ plays }: Reading): (row: number) => number {
  const artists = new Map<string, number>();
  const numberIn = (numbers: Map<string, number>, key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const artistOf = plays.credits.map(({ first }) =>
    numberIn(artists, nameKey(featuredIn(first.name)?.main ?? first.name)),
  );
  const tracks = new Map<string, number>();
  const trackOf = plays.tracks.texts.map((track) => numberIn(tracks, trackKey(track)));
  const works = new Map<number, number>();
  return (row) => {
    const key = (artistOf[plays.credit(row)] ?? 0) * 2 ** 26 + (trackOf[plays.track(row)] ?? 0);
    const work = works.get(key) ?? works.size;
    works.set(key, work);
    return work;
  };
}

/** @param group rows of one listener, artist and track, by time */
function dropWithin(
  reading: Reading,
  group: readonly number[],
  isDropped: Uint8Array,
  across: Map<string, number>,
): void {
  const { plays, files } = reading;
  const serviceOf = (row: number) => files[plays.file(row)]?.format?.service ?? "";
  let last = -1;
  for (const row of group) {
    if (plays.precision(row) !== "second") continue;
    if (last >= 0 && plays.at(last) === plays.at(row)) isDropped[row] = 1;
    else last = row;
  }
  dropSameMinutes(reading, group, serviceOf, isDropped);
  const left = group.filter((row) => isDropped[row] === 0).sort((a, b) => plays.begunAt(a) - plays.begunAt(b) || a - b);
  if (new Set(left.map(serviceOf)).size < 2) return;
  const taken = new Set<number>();
  for (const [place, row] of left.entries()) {
    if (isDropped[row] === 1 || taken.has(row)) continue;
    for (let next = place + 1; next < left.length; next++) {
      const other = left[next] ?? 0;
      const room =
        ACROSS_SERVICES_SECONDS + (isToTheMinute(reading, row) || isToTheMinute(reading, other) ? MINUTE : 0);
      if (plays.begunAt(other) - plays.begunAt(row) > room) break;
      if (isDropped[other] === 1 || taken.has(other) || serviceOf(other) === serviceOf(row)) continue;
      // The finer time stays, else the earlier file's.
      const isFiner = isToTheMinute(reading, row) && !isToTheMinute(reading, other);
      isDropped[isFiner ? row : other] = 1;
      taken.add(isFiner ? other : row);
      const pair = pairOf(serviceOf(row), serviceOf(other));
      across.set(pair, (across.get(pair) ?? 0) + 1);
      break;
    }
  }
}

const isToTheMinute = ({ plays }: Reading, row: number) => plays.precision(row) === "minute";

/**
 * Between files of one service, plays in one minute of which one file knows no more are the same: as many are counted as the
 * file with the most has.
 */
function dropSameMinutes(
  { plays }: Reading,
  group: readonly number[],
  serviceOf: (row: number) => string,
  isDropped: Uint8Array,
): void {
  if (!group.some((row) => plays.precision(row) === "minute")) return;
  const minutes = new Map<string, number[]>();
  for (const row of group) {
    if (isDropped[row] === 1) continue;
    const key = `${serviceOf(row)} ${Math.floor(plays.at(row) / MINUTE)}`;
    const rows = minutes.get(key);
    if (rows === undefined) minutes.set(key, [row]);
    else rows.push(row);
  }
  for (const rows of minutes.values()) {
    if (rows.length < 2 || !rows.some((row) => plays.precision(row) === "minute")) continue;
    const byFile = new Map<number, number[]>();
    for (const row of rows) byFile.set(plays.file(row), [...(byFile.get(plays.file(row)) ?? []), row]);
    // Those with seconds first: two of them that differ are two plays, in whichever files.
    const fine = rows.filter((row) => plays.precision(row) === "second");
    let known = fine.length;
    for (const own of byFile.values()) {
      const coarse = own.filter((row) => plays.precision(row) === "minute");
      // Where the file has both, its coarse plays are others than its fine ones.
      const ownFine = own.length - coarse.length;
      const room = Math.max(0, known - ownFine);
      for (const row of coarse.slice(0, room)) isDropped[row] = 1;
      known += Math.max(0, coarse.length - room);
    }
  }
}

/** Files with the same bytes, of one listener. */
function dropCopies({ files, plays }: Reading, { ofFile, names }: Listeners, isDropped: Uint8Array): string[] {
  const firsts = new Map<string, number>();
  const copies = new Set<number>();
  const notes: string[] = [];
  for (const [index, file] of files.entries()) {
    if (file.kept === 0) continue;
    const key = `${file.digest} ${file.hasUsers ? "" : names[ofFile[index] ?? 0]}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else {
      copies.add(index);
      notes.push(`${file.path} is a copy of ${files[first]?.path}: counted once.`);
    }
  }
  for (let row = 0; copies.size > 0 && row < plays.length; row++) if (copies.has(plays.file(row))) isDropped[row] = 1;
  return notes;
}

/** Sums, where the same listener's single plays of the same service are there too. */
function dropTotals({ files, plays }: Reading, { ofFile }: Listeners, isDropped: Uint8Array) {
  const key = (index: number) => `${ofFile[index]} ${files[index]?.format?.service}`;
  const single = new Map<string, string>();
  for (const [index, { kept, format, hasUsers }] of files.entries()) {
    if (kept > 0 && format !== null && format.hasTotals !== true && !hasUsers) single.set(key(index), format.name);
  }
  const dropped = new Set<number>();
  const notes: string[] = [];
  for (const [index, { path, kept, format, hasUsers }] of files.entries()) {
    const better = single.get(key(index));
    if (kept === 0 || format?.hasTotals !== true || hasUsers || better === undefined) continue;
    dropped.add(index);
    notes.push(`${path} (${format.name}) sums up plays that ${better} lists one by one: only those are counted.`);
  }
  let rows = 0;
  for (let row = 0; dropped.size > 0 && row < plays.length; row++) {
    if (!dropped.has(plays.file(row)) || isDropped[row] === 1) continue;
    isDropped[row] = 1;
    rows++;
  }
  return { rows, notes };
}
