import { describe, expect, it } from "vitest";
import { randomStream } from "../random/random-stream.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Interaction, simulateListener } from "./listener.ts";
import { openMarket } from "./market.ts";

/** Eight genres in two families, 50 artists each; the popularity of artist k of a genre, from 0, is 100 / (k + 1). */
const CATALOGUE: Catalogue = {
  genres: Array.from({ length: 8 }, (_, index) => ({
    name: `genre ${index}`,
    family: index < 4 ? "rock" : "electronic",
    popularity: 1,
  })),
  artists: Array.from({ length: 400 }, (_, index) => ({
    name: `artist ${index}`,
    genres: new Map([[Math.floor(index / 50), 1]]),
    popularity: 100 / ((index % 50) + 1),
    mbid: "",
  })),
};
const MARKET = openMarket(CATALOGUE);
const LISTS = Array.from({ length: 500 }, (_, index) =>
  simulateListener(MARKET, new Float64Array(400), randomStream(1, `listener ${index}`)),
);

function listenersOf(artist: number): number {
  return LISTS.filter((list) => list.some((interaction) => interaction.artist === artist)).length;
}

/** Pairs of artists on one list whose two genres satisfy `holds`. */
function pairsWhere(list: Interaction[], holds: (a: number, b: number) => boolean): number {
  const genres = list.map(({ artist }) => Math.floor(artist / 50));
  return genres.reduce((sum, a, at) => sum + genres.slice(at + 1).filter((b) => holds(a, b)).length, 0);
}

describe("simulateListener", () => {
  it("simulateListener() lists 5 to 160 different artists with whole plays, most first", () => {
    for (const list of LISTS) {
      expect(list.length).toBeGreaterThanOrEqual(5);
      expect(list.length).toBeLessThanOrEqual(160);
      expect(new Set(list.map(({ artist }) => artist)).size).toBe(list.length);
      expect(list.every(({ plays }) => Number.isSafeInteger(plays) && plays >= 1)).toBe(true);
      expect(list.map(({ plays }) => plays)).toEqual(list.map(({ plays }) => plays).sort((a, b) => b - a));
    }
  });

  it("simulateListener() prefers popular artists, but does not omit the others", () => {
    expect(listenersOf(0)).toBeGreaterThan(3 * listenersOf(40));
    expect(CATALOGUE.artists.filter((_, artist) => listenersOf(artist) > 0).length).toBeGreaterThan(380);
  });

  it("simulateListener() mixes genres of one family more often than genres of two", () => {
    // Of all pairs of different genres, 3 in 7 (0.43) are within a family.
    const within = LISTS.reduce((sum, list) => sum + pairsWhere(list, (a, b) => a !== b && a >> 2 === b >> 2), 0);
    const across = LISTS.reduce((sum, list) => sum + pairsWhere(list, (a, b) => a >> 2 !== b >> 2), 0);
    expect(within / (within + across)).toBeGreaterThan(0.5);
  });

  it("simulateListener() lists what there is if the catalogue is smaller than a list", () => {
    const few = openMarket({ genres: CATALOGUE.genres, artists: CATALOGUE.artists.slice(0, 3) });
    const list = simulateListener(few, new Float64Array(3), randomStream(1, "few"));
    expect(list.map(({ artist }) => artist).sort()).toEqual([0, 1, 2]);
  });
});
