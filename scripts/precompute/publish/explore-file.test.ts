import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Explore } from "../../../lib/contracts/explore.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";
import { createCatalogue } from "./catalogue.ts";
import { exploreFile } from "./explore-file.ts";

const artist = (name: string, listeners: number, plays: number): ArtistRecord => ({
  name,
  listeners,
  plays,
  median_plays: plays / listeners,
  other_names: [],
  mbids: [],
});

const artists = [
  artist("Abba", 40, 400),
  artist("Beck", 4, 400),
  artist("Can", 3, 60),
  artist("One-Off", 1, 5_000),
  artist("Zed", 1, 1),
];
const explore = v.parse(Explore, exploreFile(createCatalogue(artists, 1), 200).value);

describe("exploreFile(catalogue, users)", () => {
  it("ranks by plays and listeners, ties to the more heard artist", () => {
    expect(explore.mostPlays.map(({ name, value }) => [name, value])).toEqual([
      ["One-Off", 5_000],
      ["Abba", 400],
      ["Beck", 400],
      ["Can", 60],
      ["Zed", 1],
    ]);
    expect(explore.mostListeners.map(({ name }) => name)).toEqual(["Abba", "Beck", "Can", "One-Off", "Zed"]);
  });

  it("ranks average plays among artists with enough listeners only", () => {
    expect(explore.highestAveragePlays).toMatchObject({
      minListeners: 3,
      artists: [
        { name: "Beck", value: 100 },
        { name: "Can", value: 20 },
        { name: "Abba", value: 10 },
      ],
    });
  });

  it("counts each artist in one bin of each histogram", () => {
    for (const histogram of [explore.playsPerArtist, explore.averagePlaysPerArtist, explore.listenersPerArtist]) {
      expect(histogram.bins.reduce((sum, bin) => sum + bin.artists, 0)).toBe(5);
      for (const [index, bin] of histogram.bins.entries()) {
        expect(bin.to).toBeGreaterThan(bin.from);
        if (index > 0) expect(bin.from).toBe(histogram.bins[index - 1]?.to);
      }
    }
    expect(explore.listenersPerArtist).toMatchObject({ median: 3, mean: 9.8, max: 40 });
    expect(explore.listenersPerArtist.bins).toEqual([
      { from: 1, to: 2, artists: 2 },
      { from: 2, to: 5, artists: 2 },
      { from: 5, to: 10, artists: 0 },
      { from: 10, to: 20, artists: 0 },
      { from: 20, to: 50, artists: 1 },
    ]);
  });
});
