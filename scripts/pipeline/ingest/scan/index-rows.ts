import { type Csr, columnLengths, rowLengths, transpose } from "../../../../lib/kernel/csr.ts";
import type { ArtistRecord, Ingested } from "../ingested.ts";
import { cleanName, compareCodePoints, foldCase } from "./clean-name.ts";
import { Column } from "./column.ts";
import type { ScannedRows } from "./scanned.ts";

const MBID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const ABSENT = 0xffffffff;
const ARTISTS_BETWEEN_PAUSES = 16_384;

/** What ingest knows from the rows alone, without the facts about the file. */
export type IndexedRows = Pick<
  Ingested,
  "userArtists" | "artists" | "users" | "interactions" | "plays" | "identities"
> & {
  withoutMbid: number;
};

/** An artist before it has an index: all spellings that differ only in case. */
interface Name {
  /** Cleaned spelling → kept rows. */
  spellings: Map<string, number>;
  /** MBID → kept rows. */
  mbids: Map<string, number>;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const mostUsedFirst = (counts: Map<string, number>): string[] =>
  [...counts].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0])).map(([text]) => text);

const add = (counts: Map<string, number>, text: string, rows: number) =>
  counts.set(text, (counts.get(text) ?? 0) + rows);

/** Artists by the names that kept rows give them: `nameOf[spelling]` is an index into `names`. */
function mergeSpellings(scanned: ScannedRows): {
  names: Name[];
  nameOf: Uint32Array;
  /** Spellings in rows that could be read, and those of them in kept rows. */
  found: number;
  mentioned: number;
} {
  const { rowSpellings, spellings } = scanned;
  const rowsOf = new Uint32Array(spellings.size);
  for (let row = 0; row < rowSpellings.length; row++)
    rowsOf[rowSpellings.at(row)] = (rowsOf[rowSpellings.at(row)] ?? 0) + 1;
  const nameOf = new Uint32Array(rowsOf.length).fill(ABSENT);
  const names: Name[] = [];
  const byFold = new Map<string, number>();
  let found = 0;
  let mentioned = 0;
  for (const [code, rows] of rowsOf.entries()) {
    if (rows > 0 || scanned.foundSpellings.has(code)) found++;
    if (rows === 0) continue;
    mentioned++;
    const spelling = cleanName(decoder.decode(spellings.bytes(code)));
    const folded = foldCase(spelling);
    let name = byFold.get(folded);
    if (name === undefined) {
      name = names.push({ spellings: new Map(), mbids: new Map() }) - 1;
      byFold.set(folded, name);
    }
    nameOf[code] = name;
    add(names[name]?.spellings ?? new Map(), spelling, rows);
  }
  return { names, nameOf, found, mentioned };
}

/** Counts the MBIDs of each name. @returns kept rows that carry one */
function countMbids(scanned: ScannedRows, names: Name[], nameOf: Uint32Array): number {
  let rowsWithMbid = 0;
  for (let pair = 0; pair < scanned.pairSpellings.length; pair++) {
    const mbid = decoder.decode(scanned.mbids.bytes(scanned.pairMbids.at(pair)));
    const name = names[nameOf[scanned.pairSpellings.at(pair)] ?? ABSENT];
    if (!MBID.test(mbid) || name === undefined) continue;
    const rows = scanned.pairRows[pair] ?? 0;
    add(name.mbids, mbid.toLowerCase(), rows);
    rowsWithMbid += rows;
  }
  return rowsWithMbid;
}

/** Row numbers in the order of their users' codes; null if the rows are already sorted. */
function orderByUser({ rowUsers, users }: ScannedRows): Uint32Array | null {
  let isOrdered = true;
  const ends = new Uint32Array(users.size + 1);
  for (let row = 0, last = 0; row < rowUsers.length; row++) {
    const user = rowUsers.at(row);
    if (user < last) isOrdered = false;
    last = user;
    ends[user + 1] = (ends[user + 1] ?? 0) + 1;
  }
  if (isOrdered) return null;
  for (let user = 1; user < ends.length; user++) ends[user] = (ends[user] ?? 0) + (ends[user - 1] ?? 0);
  const order = new Uint32Array(rowUsers.length);
  for (let row = 0; row < rowUsers.length; row++) {
    const user = rowUsers.at(row);
    const place = ends[user] ?? 0;
    order[place] = row;
    ends[user] = place + 1;
  }
  return order;
}

/** Interactions by user code, columns being names in no particular order: rows of one (user, name) pair are added up. */
function addUp(scanned: ScannedRows, nameOf: Uint32Array, names: number): Csr {
  const { rowUsers, rowSpellings, rowPlays } = scanned;
  const order = orderByUser(scanned);
  const users = scanned.users.size;
  const indptr = new Uint32Array(users + 1);
  const indices = new Uint32Array(rowUsers.length);
  const data = new Float64Array(rowUsers.length);
  /** A name's position in the current user's list, if it was added since that list began. */
  const placeOf = new Uint32Array(names).fill(ABSENT);
  let filled = 0;
  let current = 0;
  for (let place = 0; place < rowUsers.length; place++) {
    const row = order === null ? place : (order[place] ?? 0);
    const user = rowUsers.at(row);
    while (current < user) indptr[++current] = filled;
    const name = nameOf[rowSpellings.at(row)] ?? 0;
    const known = placeOf[name] ?? ABSENT;
    if (known !== ABSENT && known >= (indptr[user] ?? 0) && known < filled && indices[known] === name) {
      data[known] = (data[known] ?? 0) + rowPlays.at(row);
      continue;
    }
    placeOf[name] = filled;
    indices[filled] = name;
    data[filled++] = rowPlays.at(row);
  }
  while (current < users) indptr[++current] = filled;
  return { rows: users, columns: names, indptr, indices: indices.subarray(0, filled), data: data.subarray(0, filled) };
}

const KEY_BYTES = 6;

/** Users by number of artists, then id (bytes); users without any are left out. */
function orderUsers(pairs: Csr, { users: dictionary }: ScannedRows): Uint32Array {
  const lengths = rowLengths(pairs);
  // Comparing the first bytes of the ids as numbers nearly always suffices.
  const keys = Float64Array.from(lengths, (_, user) => {
    const id = dictionary.bytes(user);
    let key = 0;
    for (let at = 0; at < KEY_BYTES; at++) key = key * 256 + (id[at] ?? 0);
    return key;
  });
  return Uint32Array.from(lengths.keys())
    .filter((user) => (lengths[user] ?? 0) > 0)
    .sort(
      (a, b) =>
        (lengths[b] ?? 0) - (lengths[a] ?? 0) ||
        (keys[a] ?? 0) - (keys[b] ?? 0) ||
        Buffer.compare(dictionary.bytes(a), dictionary.bytes(b)),
    );
}

/** The same interactions with users in the order given and names replaced by artist indices. */
function reorder(pairs: Csr, users: Uint32Array, artistOf: Uint32Array): Csr {
  const indptr = new Uint32Array(users.length + 1);
  const indices = new Uint32Array(pairs.indices.length);
  const data = new Float64Array(pairs.indices.length);
  let filled = 0;
  for (const [index, user] of users.entries()) {
    const end = pairs.indptr[user + 1] ?? 0;
    for (let at = pairs.indptr[user] ?? 0; at < end; at++) {
      indices[filled] = artistOf[pairs.indices[at] ?? 0] ?? 0;
      data[filled++] = pairs.data[at] ?? 0;
    }
    indptr[index + 1] = filled;
  }
  return { rows: users.length, columns: artistOf.length, indptr, indices, data };
}

function statistics(values: Float64Array): { plays: number; median_plays: number } {
  const ascending = values.slice().sort();
  const middle = ascending.length >> 1;
  const upper = ascending[middle] ?? 0;
  const median = ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? 0) + upper) / 2;
  return { plays: ascending.reduce((sum, value) => sum + value, 0), median_plays: median };
}

/**
 * Kept rows → interactions in index order and the artists: the work of add-up.sql and artists.sql
 * on typed arrays.
 * @param scanned its columns are emptied in the process
 * @param pause called between steps, each about a second at 17.5 million rows; may throw to stop
 */
export async function indexRows(scanned: ScannedRows, pause: () => Promise<void>): Promise<IndexedRows> {
  const kept = scanned.rowUsers.length;
  const { names, nameOf, found, mentioned } = mergeSpellings(scanned);
  const withMbid = countMbids(scanned, names, nameOf);
  await pause();
  const pairs = addUp(scanned, nameOf, names.length);
  // 12 bytes a row, which are in other arrays now.
  scanned.rowUsers = scanned.rowSpellings = scanned.rowPlays = new Column();
  await pause();
  const listeners = columnLengths(pairs);
  const spelt = names.map(({ spellings }) => mostUsedFirst(spellings));
  const artistNames = Uint32Array.from(names.keys()).sort(
    (a, b) => (listeners[b] ?? 0) - (listeners[a] ?? 0) || compareCodePoints(spelt[a]?.[0] ?? "", spelt[b]?.[0] ?? ""),
  );
  const artistOf = new Uint32Array(names.length);
  for (const [index, name] of artistNames.entries()) artistOf[name] = index;
  await pause();
  const users = orderUsers(pairs, scanned);
  await pause();
  // Transposed twice: within each row the indices now ascend, without sorting.
  const artistUsers = transpose(reorder(pairs, users, artistOf));
  const artists: ArtistRecord[] = [];
  for (const [index, name] of artistNames.entries()) {
    if (index % ARTISTS_BETWEEN_PAUSES === 0) await pause();
    const values = artistUsers.data.subarray(artistUsers.indptr[index] ?? 0, artistUsers.indptr[index + 1] ?? 0);
    const [main = "", ...otherNames] = spelt[name] ?? [];
    const mbids = mostUsedFirst(names[name]?.mbids ?? new Map());
    artists.push({
      name: main,
      listeners: values.length,
      ...statistics(values),
      other_names: otherNames,
      mbids,
    });
  }
  return {
    userArtists: transpose(artistUsers, (sizeBytes) => new SharedArrayBuffer(sizeBytes)),
    artists,
    users: users.length,
    interactions: pairs.indices.length,
    plays: artists.reduce((sum, { plays }) => sum + plays, 0),
    identities: {
      found,
      merged: mentioned - names.length,
      withoutListeners: found - mentioned,
    },
    withoutMbid: kept - withMbid,
  };
}
