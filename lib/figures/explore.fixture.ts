import { FORMAT_VERSION } from "../primitives/format-version.ts";
import type { ArtistDistribution, Explore } from "../site-data/explore.ts";
import type { FigureData } from "./_shared/figure.ts";

const björk = { slug: "bjork", name: "Björk", value: 600, listeners: 6 };
const low = { slug: "low", name: "Low", value: 150, listeners: 3 };

/** Five artists with 1, 1, 1, 3 and 6 listeners, of whom those with three or more have a page. */
function distribution(
  summary: { median: number; mean: number; highest: number },
  above: { median: number; mean: number; highest: number },
): ArtistDistribution {
  const full = { percentile95: summary.highest, percentile99: summary.highest };
  const counts = [
    [3, 1, 1],
    [0, 1, 1],
  ];
  return {
    median: above.median,
    mean: above.mean,
    max: above.highest,
    artists: 2,
    bins: [],
    summaryByFloor: [
      { items: 5, ...summary, ...full },
      { items: 2, ...above, ...full },
    ],
    histograms: [
      { scale: "log", bins: "fewer", edgesByFloor: [[1, 2, 5, 10]], itemsByFloor: counts },
      { scale: "log", bins: "more", edgesByFloor: [[1, 2, 5, 10]], itemsByFloor: counts },
      { scale: "linear", bins: "fewer", edgesByFloor: [[0, 2, 4, 6]], itemsByFloor: counts },
      {
        scale: "cut",
        bins: "fewer",
        edgesByFloor: [[0, 2, 4]],
        itemsByFloor: [
          [3, 1],
          [0, 1],
        ],
      },
    ],
    ccdf: {
      values: [1, 2, 3, 6],
      itemsByFloor: [
        [5, 2, 2, 1],
        [2, 2, 2, 1],
      ],
    },
  };
}

const bin = { fromListeners: 1, toListeners: 2, artists: 3 };
const higherBin = { fromListeners: 5, toListeners: 10, artists: 1 };

export const explore: Explore = {
  formatVersion: FORMAT_VERSION,
  edition: "0123abcd",
  floors: [1, 3],
  averageFloor: 3,
  publishFloor: 3,
  mostListeners: [
    { ...björk, value: 6 },
    { ...low, value: 3 },
  ],
  mostPlaysByFloor: [
    [björk, low],
    [björk, low],
  ],
  highestAveragePlaysByFloor: [
    [
      { ...björk, value: 100 },
      { ...low, value: 50 },
    ],
    [{ ...björk, value: 100 }],
  ],
  listenersPerArtist: distribution({ median: 1, mean: 2.4, highest: 6 }, { median: 3, mean: 4.5, highest: 6 }),
  playsPerArtist: distribution({ median: 50, mean: 300, highest: 600 }, { median: 150, mean: 200, highest: 600 }),
  averagePlaysPerArtist: distribution({ median: 40, mean: 60, highest: 700 }, { median: 50, mean: 75, highest: 100 }),
  longTailByFloor: [
    {
      artists: 200,
      plays: 1500,
      gini: 0.714,
      artistsForHalf: 7,
      points: [
        { shareOfArtists: 0.01, artists: 2, shareOfPlays: 0.4 },
        { shareOfArtists: 0.5, artists: 100, shareOfPlays: 0.9 },
        { shareOfArtists: 1, artists: 200, shareOfPlays: 1 },
      ],
    },
    { artists: 0, plays: 0, gini: null, artistsForHalf: null, points: [] },
  ],
  listenersAndAveragePlays: {
    cells: [
      { fromListeners: 1, toListeners: 1.5, fromAverage: 10, toAverage: 15, artists: 3, slug: null, name: null },
      {
        fromListeners: 4.6,
        toListeners: 6.8,
        fromAverage: 68,
        toAverage: 100,
        artists: 1,
        slug: "bjork",
        name: "Björk",
      },
    ],
    medians: [
      { fromListeners: 1, toListeners: 1.5, artists: 3, medianAverage: 12 },
      { fromListeners: 4.6, toListeners: 6.8, artists: 1, medianAverage: 100 },
    ],
  },
  artistsPerListener: {
    summary: { items: 18, mean: 1.5, medianFrom: 1, medianTo: 2, lastFrom: 4, lastTo: null, lastItems: 6 },
    histograms: [
      {
        scale: "linear",
        bins: "fewer",
        rows: [
          { from: 0, to: 2, items: 12 },
          { from: 4, to: null, items: 6 },
        ],
      },
    ],
    ccdf: [
      { from: 1, items: 18 },
      { from: 4, items: 6 },
    ],
  },
  playsPerListener: {
    summary: { items: 20, mean: 187.5, medianFrom: 100, medianTo: 110, lastFrom: 150, lastTo: 460, lastItems: 8 },
    histograms: [
      {
        scale: "log",
        bins: "more",
        rows: [
          { from: 100, to: 150, items: 12 },
          { from: 150, to: 460, items: 8 },
        ],
      },
    ],
    ccdf: [
      { from: 100, items: 20 },
      { from: 150, items: 8 },
    ],
  },
  sparsity: [
    { artists: 1, pairs: 6, filled: 0.75 },
    { artists: 5, pairs: 12, filled: 0.3 },
  ],
  coListening: [
    { atLeast: 1, pairs: 4, artists: 4 },
    { atLeast: 3, pairs: 1, artists: 2 },
  ],
  neighbourSimilarity: [
    { place: 1, artists: 2, percentile5: 0.1, percentile25: 0.2, median: 0.3, percentile75: 0.4, percentile95: 0.5 },
    { place: 2, artists: 1, percentile5: 0.1, percentile25: 0.1, median: 0.1, percentile75: 0.1, percentile95: 0.1 },
  ],
  neighbourReciprocity: [
    { ...bin, listed: 6, reciprocal: 3, share: 0.5 },
    { ...higherBin, listed: 2, reciprocal: 2, share: 1 },
  ],
  popularityBias: [
    { ...bin, medianListeners: 1, percentile25: 2, median: 3, percentile75: 5, withBetterKnown: 3 },
    { ...higherBin, medianListeners: 6, percentile25: 3, median: 3, percentile75: 3, withBetterKnown: 0 },
  ],
  rejectedRows: {
    read: 20,
    kept: 15,
    rejected: 5,
    reasons: [{ reason: "no-user", description: "the user is missing", rows: 5 }],
  },
  namesAndDuplicates: [
    { id: "merged-spellings", found: 2, of: 8, share: 0.25 },
    { id: "artists-without-mbid", found: 4, of: 5, share: 0.8 },
    { id: "artists-with-several-mbids", found: 0, of: 5, share: 0 },
    { id: "rows-without-mbid", found: 12, of: 15, share: 0.8 },
    { id: "duplicate-rows", found: 3, of: 15, share: 0.2 },
  ],
};

export const data: FigureData = {
  explore,
  facts: {
    edition: "0123abcd",
    users: 8,
    interactions: 12,
    plays: 1500,
    distinctArtists: 5,
    publishedArtists: 2,
    topK: 2,
  },
};
