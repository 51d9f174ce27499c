import { randomStream } from "../../random/random-stream.ts";
import { type AliasTable, aliasTable } from "./alias-table.ts";
import { madeUpName } from "./made-up-name.ts";

/** Artists that could be played. At full size 292,000 of them are, with fewer rows fewer: the tail is long. */
const ARTISTS = 366_000;
const GENRES = 80;

/**
 * Popularity of the r-th artist: (r + 3.5)^-0.76, falling faster from about r = 16,000 on, and a floor under the tail.
 * Fitted so that 17.5 million rows have a first artist with a fifth of the listeners, 292,000 artists, and about 40%
 * of them with three listeners or more.
 */
const HEAD_OFFSET = 3.5;
const HEAD_EXPONENT = 0.76;
const TAIL_FROM = 16_000;
const TAIL_EXPONENT = 2.3;
/** Rows of 17.5 million that even the least popular artist can expect. */
const FLOOR_ROWS = 1;
const FULL_ROWS = 17_500_000;

/** Artists with an MBID: nearly all of the head, half of the tail; 186,642 of 294,015 in the real file. */
const MBID_SHARE_TAIL = 0.58;
/** Names with two MBIDs: one artist twice, or two artists with the same name. */
const SECOND_MBID_SHARE = 0.01;

export interface World {
  names: Uint8Array[];
  /** One MBID, two, or none. */
  mbids: Uint8Array[][];
  all: AliasTable;
  /** By genre; the first genres are the largest. */
  byGenre: AliasTable[];
  genres: AliasTable;
}

/** base^exponent by exp and log: the same bits on every Node version. */
const power = (base: number, exponent: number) => Math.exp(exponent * Math.log(base));

function popularities(): Float64Array {
  const weights = Float64Array.from(
    { length: ARTISTS },
    (_, rank) => power(rank + 1 + HEAD_OFFSET, -HEAD_EXPONENT) / (1 + power((rank + 1) / TAIL_FROM, TAIL_EXPONENT)),
  );
  const floor = (weights.reduce((sum, weight) => sum + weight, 0) * FLOOR_ROWS) / FULL_ROWS;
  return weights.map((weight) => weight + floor);
}

function uuid(words: () => number): Uint8Array {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(words() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  return Buffer.from(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`,
  );
}

/** Everything that listeners draw from; takes about a second. */
export function openWorld(seed: number): World {
  const random = randomStream(seed, "world");
  const weights = popularities();
  const taken = new Set<string>();
  const names: Uint8Array[] = [];
  const mbids: Uint8Array[][] = [];
  const members: number[][] = Array.from({ length: GENRES }, () => []);
  for (let rank = 0; rank < ARTISTS; rank++) {
    let name = madeUpName(random);
    while (taken.has(name)) name = `${name} ${madeUpName(random)}`;
    taken.add(name);
    names.push(Buffer.from(name));
    const known = random() < MBID_SHARE_TAIL + (1 - MBID_SHARE_TAIL) / (1 + rank / TAIL_FROM);
    mbids.push(known ? (random() < SECOND_MBID_SHARE ? [uuid(random), uuid(random)] : [uuid(random)]) : []);
    // Genre g is as large as 1/(g + 4) says, roughly: many artists in few genres.
    members[Math.floor(power((GENRES + 4) / 4, random()) * 4 - 4)]?.push(rank);
  }
  const ranks = Uint32Array.from({ length: ARTISTS }, (_, rank) => rank);
  const weightsOf = (items: Uint32Array) => Float64Array.from(items, (rank) => weights[rank] ?? 0);
  const filled = members.filter((genre) => genre.length > 0).map((genre) => Uint32Array.from(genre));
  return {
    names,
    mbids,
    all: aliasTable(ranks, weights),
    byGenre: filled.map((genre) => aliasTable(genre, weightsOf(genre))),
    genres: aliasTable(
      Uint32Array.from(filled.keys()),
      Float64Array.from(filled, (genre) => weightsOf(genre).reduce((sum, weight) => sum + weight, 0)),
    ),
  };
}
