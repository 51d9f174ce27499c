import { randomExponential, randomGamma, randomNormal } from "d3-random";
import type { RandomStream } from "../random/random-stream.ts";
import { draw } from "./draw-table.ts";
import { DEPTHS, type Market } from "./market.ts";

/** An artist of a listener: its index in the catalogue, and a whole number of plays, at least 1. */
export type Interaction = { artist: number; plays: number };

/** Share of listeners by number of genres: 2, 3, 4 and 5. */
const GENRE_COUNTS = [2, 2, 2, 3, 3, 3, 3, 4, 4, 5] as const;

/** Last.fm's lists ended at about 50 artists: most listeners reach that, some have fewer, a few have more. */
const FULL_LIST = 50;
const SHORT_LIST_SHARE = 0.09;
const LONG_LIST_SHARE = 0.06;
const SHORTEST_LIST = 5;
const LONGEST_LIST = 160;

/**
 * Natural logarithms of plays. Their centre and total spread give the real file's median and mean: the mean of a
 * log-normal is median · exp(variance / 2).
 */
const CENTRE = Math.log(95);
const SPREAD_BETWEEN_LISTENERS = 0.82;
const SPREAD_WITHIN_LISTENER = 0.92;
const SPREAD_OF_MATCH = 0.9;

type Taste = {
  /** Genre index → share of the listener's drawing; sums to 1. */
  genres: Map<number, number>;
  /** Share of draws from the whole world. */
  world: number;
  /** Index into DEPTHS. */
  depth: number;
};

function pick<T>(items: readonly T[], random: RandomStream): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("picked from an empty list");
  return item;
}

function drawTaste(market: Market, random: RandomStream): Taste {
  const first = draw(market.genres, random);
  const chosen = new Set([first]);
  const related = market.relatedGenres[first];
  const wanted = pick(GENRE_COUNTS, random);
  // A catalogue of few genres may not have enough.
  for (let tries = 0; related && chosen.size < wanted && tries < 20; tries++) {
    if (related.cumulative.at(-1)) chosen.add(draw(related, random));
  }
  const gamma = randomGamma.source(random)(1.5);
  // The first genre counts for about twice as much as each further one.
  const shares = [...chosen].map((genre, order) => [genre, gamma() + (order === 0 ? 1.5 : 0)] as const);
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  return {
    genres: new Map(shares.map(([genre, share]) => [genre, share / total])),
    world: 0.02 + 0.22 * random() * random(),
    depth: Math.floor(random() * DEPTHS.length),
  };
}

function drawListLength(random: RandomStream): number {
  const kind = random();
  if (kind < SHORT_LIST_SHARE) return SHORTEST_LIST + Math.floor(random() * (FULL_LIST - SHORTEST_LIST));
  if (kind < SHORT_LIST_SHARE + LONG_LIST_SHARE) {
    const excess = Math.ceil(randomExponential.source(random)(1 / 12)());
    return Math.min(FULL_LIST + 1 + excess, LONGEST_LIST);
  }
  return pick([49, 50, 50, 50, 51], random);
}

function drawGenre(taste: Taste, random: RandomStream): number {
  let left = random();
  let last = 0;
  for (const [genre, share] of taste.genres) {
    last = genre;
    left -= share;
    if (left < 0) break;
  }
  return last;
}

/** How well the artist's blend of genres fits the listener's: the cosine of the two, 0 to 1. */
function match(market: Market, taste: Taste, artist: number): number {
  let dot = 0;
  let artistSquares = 0;
  for (const [genre, weight] of market.artists[artist]?.genres ?? []) {
    dot += weight * (taste.genres.get(genre) ?? 0);
    artistSquares += weight * weight;
  }
  let tasteSquares = 0;
  for (const share of taste.genres.values()) tasteSquares += share * share;
  return dot / Math.sqrt(artistSquares * tasteSquares);
}

/** Different artists, in the order in which the listener came upon them. */
function drawArtists(market: Market, taste: Taste, wanted: number, random: RandomStream): number[] {
  const found = new Set<number>();
  const world = market.allArtists;
  const byGenre = market.artistsOfGenre[taste.depth];
  // Genres can be exhausted: after this many misses the list ends.
  for (let tries = 0; byGenre && found.size < wanted && tries < 40 * wanted; tries++) {
    if (random() < taste.world) {
      found.add(draw(world, random));
      continue;
    }
    const artist = draw(byGenre[drawGenre(taste, random)] ?? world, random);
    if (random() < match(market, taste, artist)) found.add(artist);
  }
  return [...found];
}

/**
 * Simulates one listener: tastes first, then artists without repetition, then plays, more for what fits the taste.
 * @param appeal natural logarithm of each artist's play factor, by artist index
 * @returns the interactions, most plays first
 */
export function simulateListener(market: Market, appeal: Float64Array, random: RandomStream): Interaction[] {
  const taste = drawTaste(market, random);
  const artists = drawArtists(market, taste, drawListLength(random), random);
  const normal = randomNormal.source(random)(0, 1);
  const activity = CENTRE + SPREAD_BETWEEN_LISTENERS * normal();
  const interactions = artists.map((artist) => {
    const fit = SPREAD_OF_MATCH * (match(market, taste, artist) - 0.5);
    const plays = Math.exp(activity + fit + (appeal[artist] ?? 0) + SPREAD_WITHIN_LISTENER * normal());
    return { artist, plays: Math.max(1, Math.round(plays)) };
  });
  return interactions.sort((a, b) => b.plays - a.plays || a.artist - b.artist);
}
