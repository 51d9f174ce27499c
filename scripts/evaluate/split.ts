import type { Csr } from "../../lib/kernel/csr.ts";
import { randomStream } from "../random/random-stream.ts";

/** Users with fewer artists than this only contribute training data and are not tested. */
export const MIN_ARTISTS_TO_HIDE = 5;
/** Share of each user's artists that is hidden. */
export const HIDDEN_SHARE = 0.2;

/**
 * Each user's listening split in two. Artists are reindexed, by training listeners descending, so that no tie is
 * broken by listening that the methods must not see. Both matrices have all users and all artists.
 */
export interface Split {
  /** Plays that methods may learn from. */
  training: Csr;
  /** Hidden plays; empty rows for users who are not tested. */
  hidden: Csr;
  /** The dataset's own index of every artist. */
  originals: Uint32Array;
}

/**
 * Hides a fifth of each user's artists, at least one. What is hidden for one user depends on the seed, the split's
 * number and that user alone.
 * @param userArtists plays, users in rows
 * @param number of the split, from 1
 */
export function splitByUser(userArtists: Csr, seed: number, number: number): Split {
  const isHidden = new Uint8Array(userArtists.indices.length);
  for (let user = 0; user < userArtists.rows; user++) {
    const start = userArtists.indptr[user] ?? 0;
    const artists = (userArtists.indptr[user + 1] ?? 0) - start;
    if (artists < MIN_ARTISTS_TO_HIDE) continue;
    const random = randomStream(seed, `split/${number}/${user}`);
    for (const place of drawPlaces(artists, Math.round(artists * HIDDEN_SHARE), random)) isHidden[start + place] = 1;
  }
  const originals = orderByListeners(userArtists, isHidden);
  const order = new Uint32Array(originals.length);
  for (const [rank, artist] of originals.entries()) order[artist] = rank;
  const part = (mark: 0 | 1) => pick(userArtists, isHidden, mark, order);
  return { training: part(0), hidden: part(1), originals };
}

/** `count` different whole numbers below `length`: the first steps of a Fisher–Yates shuffle. */
export function drawPlaces(length: number, count: number, random: () => number): Uint32Array {
  const places = Uint32Array.from({ length }, (_, place) => place);
  for (let drawn = 0; drawn < count; drawn++) {
    const other = drawn + Math.floor(random() * (length - drawn));
    const kept = places[drawn] ?? 0;
    places[drawn] = places[other] ?? 0;
    places[other] = kept;
  }
  return places.subarray(0, count);
}

/** All artists by training listeners descending, then the old index. */
function orderByListeners({ columns, indices }: Csr, isHidden: Uint8Array): Uint32Array {
  const listeners = new Uint32Array(columns);
  for (const [position, artist] of indices.entries()) {
    if (isHidden[position] === 0) listeners[artist] = (listeners[artist] ?? 0) + 1;
  }
  return Uint32Array.from({ length: columns }, (_, artist) => artist).sort(
    (a, b) => (listeners[b] ?? 0) - (listeners[a] ?? 0) || a - b,
  );
}

/** The entries whose mark is `wanted`, with artists renumbered by `order`. */
function pick(
  { rows, columns, indptr, indices, data }: Csr,
  marks: Uint8Array,
  wanted: 0 | 1,
  order: Uint32Array,
): Csr {
  const picked: { artist: number; plays: number }[][] = Array.from({ length: rows }, (_, user) => {
    const row = [];
    for (let position = indptr[user] ?? 0; position < (indptr[user + 1] ?? 0); position++) {
      if (marks[position] !== wanted) continue;
      row.push({ artist: order[indices[position] ?? 0] ?? 0, plays: data[position] ?? 0 });
    }
    return row.sort((a, b) => a.artist - b.artist);
  });
  const flat = picked.flat();
  const ends = new Uint32Array(rows + 1);
  for (const [user, row] of picked.entries()) ends[user + 1] = (ends[user] ?? 0) + row.length;
  return {
    rows,
    columns,
    indptr: ends,
    indices: Uint32Array.from(flat, ({ artist }) => artist),
    data: Float64Array.from(flat, ({ plays }) => plays),
  };
}
