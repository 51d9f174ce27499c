import { describe, expect, it } from "vitest";
import type { Explore, Histogram, RankedArtist } from "../../lib/contracts/explore.ts";
import { FORMAT_VERSION } from "../../lib/contracts/format-version.ts";
import { binLabel } from "./figures.ts";
import {
  averagePlaysPerArtist,
  highestAveragePlays,
  listenersPerArtist,
  mostListeners,
  mostPlays,
  playsPerArtist,
} from "./findings.ts";

const björk: RankedArtist = { slug: "bjork", name: "Björk", value: 600, listeners: 6 };
const low: RankedArtist = { slug: "low", name: "Low", value: 150, listeners: 3 };

const listeners: Histogram = {
  median: 1,
  mean: 2.4,
  max: 6,
  artists: 5,
  bins: [
    { from: 1, to: 2, artists: 3 },
    { from: 2, to: 5, artists: 1 },
    { from: 5, to: 10, artists: 1 },
  ],
};

const explore: Explore = {
  formatVersion: FORMAT_VERSION,
  mostPlays: [björk, low],
  highestAveragePlays: {
    minListeners: 3,
    artists: [
      { ...björk, value: 100 },
      { ...low, value: 50 },
    ],
  },
  mostListeners: [
    { ...björk, value: 6 },
    { ...low, value: 3 },
  ],
  playsPerArtist: { median: 50, mean: 300, max: 600, artists: 5, bins: [] },
  averagePlaysPerArtist: { median: 40, mean: 60, max: 700, artists: 5, bins: [] },
  listenersPerArtist: listeners,
};

describe("binLabel", () => {
  it("binLabel names a bin of whole numbers by its first and last value", () => {
    expect(binLabel({ from: 1, to: 2 }, false, "whole")).toBe("1");
    expect(binLabel({ from: 2, to: 5 }, false, "whole")).toBe("2–4");
    expect(binLabel({ from: 1000, to: 2000 }, false, "whole")).toBe("1,000–1,999");
  });

  it("binLabel counts the end of the last bin in", () => {
    expect(binLabel({ from: 500, to: 1000 }, true, "whole")).toBe("500–1,000");
    expect(binLabel({ from: 20, to: 50 }, true, "fractional")).toBe("20 to 50");
  });

  it("binLabel names a bin of fractions by its edges", () => {
    expect(binLabel({ from: 0.5, to: 1 }, false, "fractional")).toBe("0.5 to below 1");
  });
});

describe("findings", () => {
  it("mostListeners sets the first and the last of the list against all listeners", () => {
    expect(mostListeners(explore.mostListeners, 12)).toBe(
      "Björk is heard by 6 of 12 listeners (50\u00a0%); Low, number 2, by 3 (25\u00a0%).",
    );
    expect(mostListeners(explore.mostListeners.slice(0, 1), 6)).toBe(
      "Björk is heard by 6 of 6 listeners (100\u00a0%).",
    );
  });

  it("mostPlays adds up the share of the artists shown", () => {
    expect(mostPlays(explore.mostPlays, 1500)).toBe(
      "Björk was played most: 600 times, by 6 listeners. The 2 artists shown hold 50\u00a0% of all plays.",
    );
  });

  it("highestAveragePlays states the floor, also where no artist reaches it", () => {
    expect(highestAveragePlays(explore)).toBe(
      "Among artists with at least 3 listeners, Björk is played most by each: 100 times on average, by 6 listeners. " +
        "For the median of all artists it is 40 times.",
    );
    expect(highestAveragePlays({ ...explore, highestAveragePlays: { minListeners: 9, artists: [] } })).toBe(
      "No artist has 9 listeners or more.",
    );
  });

  it("listenersPerArtist gives the exact share of single listeners where a bin holds just them", () => {
    expect(listenersPerArtist(explore)).toBe(
      "60\u00a0% of the 5 artists have 1 listener; the most heard, Björk, has 6.",
    );
  });

  it("listenersPerArtist falls back on the median where no bin holds single listeners alone", () => {
    const merged = { ...listeners, bins: [{ from: 1, to: 10, artists: 5 }] };
    expect(listenersPerArtist({ ...explore, listenersPerArtist: merged })).toBe(
      "Half of the 5 artists have at most 1 listener; the most heard, Björk, has 6.",
    );
  });

  it("playsPerArtist compares mean and median only where they are far apart", () => {
    expect(playsPerArtist(explore)).toBe(
      "Half of the 5 artists were played at most 50 times. The mean, 300, is 6 times that: " +
        "a few artists pull it up, above all Björk, played 600 times.",
    );
    expect(playsPerArtist({ ...explore, playsPerArtist: { ...explore.playsPerArtist, mean: 60 } })).toBe(
      "Half of the 5 artists were played at most 50 times. The mean is 60; the most is Björk, played 600 times.",
    );
  });

  it("averagePlaysPerArtist says where the highest average comes from", () => {
    expect(averagePlaysPerArtist(explore)).toMatch(
      /The highest average, 700, belongs to an artist with fewer than 3 listeners/,
    );
    const ranked = { ...explore.averagePlaysPerArtist, max: 100 };
    expect(averagePlaysPerArtist({ ...explore, averagePlaysPerArtist: ranked })).toMatch(
      /The highest average is Björk’s, 100\.$/,
    );
  });
});
