import type { FigureData, Published } from "./_shared/figure.ts";
import type { ArtistDistribution } from "./_shared/schemas.ts";
import type { ListedFigure } from "./index.ts";

const björk = { slug: "bjork", name: "Björk", value: 600, listeners: 6 };
const low = { slug: "low", name: "Low", value: 150, listeners: 3 };

/** Five artists with 1, 1, 1, 3 and 6 listeners, of whom those with three or more have a page. */
function distribution(
  summary: { median: number; mean: number; highest: number },
  above: { median: number; mean: number; highest: number },
): ArtistDistribution {
  const full = { percentile_95: summary.highest, percentile_99: summary.highest };
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

const bin = { from_listeners: 1, to_listeners: 2, artists: 3 };
const higherBin = { from_listeners: 5, to_listeners: 10, artists: 1 };

export const explore: Published<ListedFigure> = {
  floors: [1, 3],
  averageFloor: 3,
  publishFloor: 3,
  figures: {
    "most-listeners": [
      { ...björk, value: 6 },
      { ...low, value: 3 },
    ],
    "most-plays": [
      [björk, low],
      [björk, low],
    ],
    "highest-average-plays": [
      [
        { ...björk, value: 100 },
        { ...low, value: 50 },
      ],
      [{ ...björk, value: 100 }],
    ],
    "listeners-per-artist": distribution({ median: 1, mean: 2.4, highest: 6 }, { median: 3, mean: 4.5, highest: 6 }),
    "plays-per-artist": distribution({ median: 50, mean: 300, highest: 600 }, { median: 150, mean: 200, highest: 600 }),
    "average-plays-per-artist": distribution(
      { median: 40, mean: 60, highest: 700 },
      { median: 50, mean: 75, highest: 100 },
    ),
    "long-tail": [
      {
        summary: [{ artists: 200, plays: 1500, gini: 0.714, artists_for_half: 7 }],
        rows: [
          { share_of_artists: 0.01, artists: 2, share_of_plays: 0.4 },
          { share_of_artists: 0.5, artists: 100, share_of_plays: 0.9 },
          { share_of_artists: 1, artists: 200, share_of_plays: 1 },
        ],
      },
      { summary: [{ artists: 0, plays: 0, gini: null, artists_for_half: null }], rows: [] },
    ],
    "listeners-and-average-plays": {
      rows: [
        { from_listeners: 1, to_listeners: 1.5, from_average: 10, to_average: 15, artists: 3, slug: null, name: null },
        {
          from_listeners: 4.6,
          to_listeners: 6.8,
          from_average: 68,
          to_average: 100,
          artists: 1,
          slug: "bjork",
          name: "Björk",
        },
      ],
      summary: [
        { from_listeners: 1, to_listeners: 1.5, artists: 3, median_average: 12 },
        { from_listeners: 4.6, to_listeners: 6.8, artists: 1, median_average: 100 },
      ],
    },
    "artists-per-listener": {
      summary: { items: 18, mean: 1.5, median_from: 1, median_to: 2, last_from: 4, last_to: null, last_items: 6 },
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
    "plays-per-listener": {
      summary: {
        items: 20,
        mean: 187.5,
        median_from: 100,
        median_to: 110,
        last_from: 150,
        last_to: 460,
        last_items: 8,
      },
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
    "co-listening": [
      { at_least: 1, pairs: 4, artists: 4 },
      { at_least: 3, pairs: 1, artists: 2 },
    ],
    "neighbour-similarity": [
      {
        place: 1,
        artists: 2,
        percentile_5: 0.1,
        percentile_25: 0.2,
        median: 0.3,
        percentile_75: 0.4,
        percentile_95: 0.5,
      },
      {
        place: 2,
        artists: 1,
        percentile_5: 0.1,
        percentile_25: 0.1,
        median: 0.1,
        percentile_75: 0.1,
        percentile_95: 0.1,
      },
    ],
    "neighbour-reciprocity": [
      { ...bin, listed: 6, reciprocal: 3, share: 0.5 },
      { ...higherBin, listed: 2, reciprocal: 2, share: 1 },
    ],
    "popularity-bias": [
      { ...bin, median_listeners: 1, percentile_25: 2, median: 3, percentile_75: 5, with_better_known: 3 },
      { ...higherBin, median_listeners: 6, percentile_25: 3, median: 3, percentile_75: 3, with_better_known: 0 },
    ],
    "rejected-rows": {
      summary: [{ read: 20, kept: 15, rejected: 5 }],
      rows: [{ reason: "no-user", description: "the user is missing", rows: 5 }],
    },
    "names-and-duplicates": [
      { id: "merged-spellings", found: 2, of: 8, share: 0.25 },
      { id: "artists-without-mbid", found: 4, of: 5, share: 0.8 },
      { id: "artists-with-several-mbids", found: 0, of: 5, share: 0 },
      { id: "rows-without-mbid", found: 12, of: 15, share: 0.8 },
      { id: "duplicate-rows", found: 3, of: 15, share: 0.2 },
    ],
  },
};

export const data: FigureData<ListedFigure> = {
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
