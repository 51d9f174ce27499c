import { formatCount, formatPlural, formatShare } from "../../../lib/format.ts";
import type { LinesPlot } from "../_charts/plot.ts";
import { logScale } from "../_charts/scales.ts";
import { type Figure, type FigureData, placeHref } from "./figure.ts";
import { formatDecimal, percentLabel } from "./words.ts";

/** How full the matrix of listeners and artists is among the most heard artists. */
export function sparsity({ explore, facts: { users } }: FigureData): Figure {
  const points = explore.sparsity;
  const x = logScale(1, Math.max(10, points.at(-1)?.artists ?? 1));
  const y = logScale(
    Math.min(1, ...points.map(({ filled }) => filled).filter((filled) => filled > 0)),
    Math.max(...points.map(({ filled }) => filled), 0.01),
    percentLabel,
  );
  const first = points[0];
  const all = points.at(-1);
  const plot: LinesPlot = {
    kind: "lines",
    lines: [{ id: "filled", label: "Pairs that exist", style: "accent", ys: points.map(({ filled }) => y.at(filled)) }],
    bands: [],
    reference: null,
    steps: points.map(({ artists, pairs, filled }) => ({
      id: String(artists),
      x: x.at(artists),
      tooltip: [
        artists === 1 ? "The most heard artist" : `The ${formatCount(artists)} most heard artists`,
        `${formatPlural(pairs, "pair")} with a listener, ${precise(filled)} of all possible`,
      ],
      href: artists <= explore.playsPerArtist.artists ? placeHref("popular", artists) : null,
    })),
    xTicks: x.ticks,
    yTicks: y.ticks,
    hasDots: true,
  };
  const hundred = points.find(({ artists }) => artists === 100);
  const finding =
    first === undefined || all === undefined
      ? "No artist has been published."
      : `Of all ${formatPlural(users * all.artists, "possible pair")} of a listener and an artist ${precise(all.filled)} exist: the matrix is ${precise(1 - all.filled)} empty. ` +
        (hundred === undefined
          ? `Of those with the most heard artist it is ${formatShare(first.filled)}.`
          : `Among the 100 most heard artists ${precise(hundred.filled)} do.`);
  return {
    id: "sparsity",
    title: "Sparsity",
    finding,
    xTitle: "Artists kept, the most heard first, logarithmic",
    yTitle: "Pairs that exist, of all possible, logarithmic",
    drawing: "Line chart",
    plot: points.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "artists", title: "Most heard artists", kind: "count" },
        { id: "pairs", title: "Pairs", kind: "count" },
        { id: "filled", title: "Of all possible", kind: "share" },
      ],
      rows: points.map(({ artists, pairs, filled }) => [artists, pairs, filled]),
      rowHeader: "artists",
      hrefs: points.map(({ artists }) =>
        artists <= explore.playsPerArtist.artists ? placeHref("popular", artists) : null,
      ),
    },
  };
}

export function coListening({ explore, facts }: FigureData): Figure {
  const points = explore.coListening;
  const most = points.at(-1)?.atLeast ?? 1;
  const x = logScale(1, Math.max(2, most));
  const y = logScale(1, Math.max(10, points[0]?.pairs ?? 1, points[0]?.artists ?? 1));
  const plot: LinesPlot = {
    kind: "lines",
    lines: [
      { id: "pairs", label: "Pairs of artists", style: "accent", ys: points.map(({ pairs }) => y.at(pairs)) },
      {
        id: "artists",
        label: "Artists with such a partner",
        style: "ink",
        ys: points.map(({ artists }) => y.at(artists)),
      },
    ],
    bands: [],
    reference: null,
    steps: points.map(({ atLeast, pairs, artists }) => ({
      id: String(atLeast),
      x: x.at(atLeast),
      tooltip: [
        `At least ${formatPlural(atLeast, "shared listener")}`,
        formatPlural(pairs, "pair"),
        formatPlural(artists, "artist"),
      ],
      href: null,
    })),
    xTicks: x.ticks,
    yTicks: y.ticks,
    hasDots: true,
  };
  const possible = (facts.distinctArtists * (facts.distinctArtists - 1)) / 2;
  const [any] = points;
  const ten = points.find(({ atLeast }) => atLeast === 10);
  const finding =
    any === undefined
      ? "No two artists share a listener."
      : `${formatPlural(any.pairs, "pair")} of artists share at least one listener, ${precise(any.pairs / possible)} of all possible` +
        `${ten === undefined ? "" : `; ${formatCount(ten.pairs)} share ten or more, which ${formatCount(ten.artists)} artists do with at least one other`}. The most that two share is ${formatCount(most)}.`;
  return {
    id: "co-listening",
    title: "Co-listening",
    finding,
    xTitle: "Shared listeners (at least), logarithmic",
    yTitle: "Number of pairs, of artists; logarithmic",
    drawing: "Line chart",
    plot: points.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "shared_listeners_at_least", title: "Shared listeners, at least", kind: "count" },
        { id: "pairs", title: "Pairs of artists", kind: "count" },
        { id: "artists", title: "Artists with such a partner", kind: "count" },
      ],
      rows: points.map(({ atLeast, pairs, artists }) => [atLeast, pairs, artists]),
      rowHeader: "shared_listeners_at_least",
      hrefs: points.map(() => null),
    },
  };
}

/** Shares near 0 and near 1 with the digits that tell them apart from those: "0.034%", "99.97%". */
function precise(share: number): string {
  const percent = share * 100;
  const gap = Math.min(percent, 100 - percent);
  if (gap >= 1 || gap === 0) return formatShare(share);
  const decimals = Math.min(6, 1 - Math.floor(Math.log10(gap)));
  return `${percent.toFixed(decimals)}%`;
}

type Bins = { fromListeners: number; toListeners: number }[];

/** Middles of the bins of listeners on one logarithmic axis. */
function listenerAxis(bins: Bins) {
  const x = logScale(bins[0]?.fromListeners ?? 1, bins.at(-1)?.toListeners ?? 10);
  return { x, middle: (from: number, to: number) => x.at(Math.sqrt(from * to)) };
}

export function neighbourSimilarity({ explore, facts: { topK } }: FigureData): Figure {
  const places = explore.neighbourSimilarity;
  const most = Math.max(0.1, ...places.map(({ percentile95 }) => percentile95));
  const end = Math.min(1, Math.ceil(most * 10) / 10);
  const ticks = Array.from({ length: Math.round(end * 10) + 1 }, (_, tenth) => ({
    at: tenth / 10 / end,
    label: (tenth / 10).toFixed(1),
  }));
  const last = places.at(-1)?.place ?? 1;
  const x = (place: number) => (last === 1 ? 0.5 : (place - 1) / (last - 1));
  const plot: LinesPlot = {
    kind: "lines",
    lines: [{ id: "median", label: "Median artist", style: "accent", ys: places.map(({ median }) => median / end) }],
    bands: [
      {
        id: "most",
        label: "Nine in ten artists",
        lows: places.map(({ percentile5 }) => percentile5 / end),
        highs: places.map(({ percentile95 }) => percentile95 / end),
      },
      {
        id: "half",
        label: "Half of the artists",
        lows: places.map(({ percentile25 }) => percentile25 / end),
        highs: places.map(({ percentile75 }) => percentile75 / end),
      },
    ],
    reference: null,
    steps: places.map((one) => ({
      id: String(one.place),
      x: x(one.place),
      tooltip: [
        `Neighbour number ${one.place}`,
        `median ${one.median.toFixed(2)}`,
        `half between ${one.percentile25.toFixed(2)} and ${one.percentile75.toFixed(2)}`,
        `nine in ten between ${one.percentile5.toFixed(2)} and ${one.percentile95.toFixed(2)}`,
      ],
      href: null,
    })),
    xTicks: (last < 10
      ? places.map(({ place }) => place)
      : [1, 10, 20, 30, 40, 50].filter((place) => place <= last)
    ).map((place) => ({ at: x(place), label: String(place) })),
    yTicks: ticks.length > 7 ? ticks.filter((_, tenth) => tenth % 2 === 0) : ticks,
    hasDots: false,
  };
  const first = places[0];
  const end50 = places.at(-1);
  const finding =
    first === undefined || end50 === undefined
      ? "No artist has a neighbour."
      : `The nearest neighbour of the median artist has a similarity of ${first.median.toFixed(2)}, number ${end50.place} of ${end50.median.toFixed(2)}. ` +
        (end50.place < topK
          ? `Nobody has all ${topK}.`
          : `${formatCount(end50.artists)} of ${formatPlural(first.artists, "artist")} with neighbours have all ${topK}.`);
  return {
    id: "neighbour-similarity",
    title: "Similarity by place",
    finding,
    xTitle: "Place in an artist’s list of neighbours",
    yTitle: "Similarity (0 to 1)",
    drawing: "Line chart with quantile bands",
    plot: places.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "place", title: "Place", kind: "count" },
        { id: "artists", title: "Artists", kind: "count" },
        { id: "percentile_5", title: "5%", kind: "decimal" },
        { id: "percentile_25", title: "25%", kind: "decimal" },
        { id: "median", title: "Median", kind: "decimal" },
        { id: "percentile_75", title: "75%", kind: "decimal" },
        { id: "percentile_95", title: "95%", kind: "decimal" },
      ],
      rows: places.map((one) => [
        one.place,
        one.artists,
        one.percentile5,
        one.percentile25,
        one.median,
        one.percentile75,
        one.percentile95,
      ]),
      rowHeader: "place",
      hrefs: places.map(() => null),
    },
  };
}

export function neighbourReciprocity({ explore, facts: { topK } }: FigureData): Figure {
  const bins = explore.neighbourReciprocity;
  const { x, middle } = listenerAxis(bins);
  const listed = bins.reduce((sum, bin) => sum + bin.listed, 0);
  const reciprocal = bins.reduce((sum, bin) => sum + bin.reciprocal, 0);
  const plot: LinesPlot = {
    kind: "lines",
    lines: [{ id: "share", label: "Neighbours that list back", style: "accent", ys: bins.map(({ share }) => share) }],
    bands: [],
    reference: null,
    steps: bins.map((bin) => ({
      id: String(bin.fromListeners),
      x: middle(bin.fromListeners, bin.toListeners),
      tooltip: [
        `Artists with ${listenersIn(bin)}`,
        `${formatShare(bin.share)} of their ${formatPlural(bin.listed, "neighbour")} list them too`,
        formatPlural(bin.artists, "artist"),
      ],
      href: null,
    })),
    xTicks: x.ticks,
    yTicks: [0, 25, 50, 75, 100].map((tick) => ({ at: tick / 100, label: `${tick}%` })),
    hasDots: true,
  };
  const low = bins.reduce((worst, bin) => (bin.share < worst.share ? bin : worst), bins[0] ?? EMPTY_BIN);
  const high = bins.reduce((best, bin) => (bin.share > best.share ? bin : best), bins[0] ?? EMPTY_BIN);
  const finding =
    bins.length === 0
      ? "No artist has a neighbour."
      : `${formatShare(reciprocal / listed)} of all listed neighbours list the artist too: similarity is mutual, but a list has ${topK} places and all artists compete for them.` +
        (low.share === high.share
          ? ""
          : ` Least so for artists with ${listenersIn(low)} (${formatShare(low.share)}), most for those with ${listenersIn(high)} (${formatShare(high.share)}).`);
  return {
    id: "neighbour-reciprocity",
    title: "Neighbours that list back",
    finding,
    xTitle: "Listeners of an artist, logarithmic",
    yTitle: "Share of its neighbours that list it too",
    drawing: "Line chart",
    plot: bins.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "listeners_from", title: "Listeners from", kind: "count" },
        { id: "listeners_to", title: "To below", kind: "count" },
        { id: "artists", title: "Artists", kind: "count" },
        { id: "listed", title: "Neighbours", kind: "count" },
        { id: "reciprocal", title: "That list back", kind: "count" },
        { id: "share", title: "Share", kind: "share" },
      ],
      rows: bins.map((bin) => [bin.fromListeners, bin.toListeners, bin.artists, bin.listed, bin.reciprocal, bin.share]),
      rowHeader: "listeners_from",
      hrefs: bins.map(() => null),
    },
  };
}

const EMPTY_BIN = { fromListeners: 1, toListeners: 2, share: 0 };

/** "1 listener", "5 to 9 listeners". */
const listenersIn = ({ fromListeners, toListeners }: { fromListeners: number; toListeners: number }) =>
  toListeners - fromListeners === 1
    ? formatPlural(fromListeners, "listener")
    : `${formatCount(fromListeners)} to ${formatPlural(toListeners - 1, "listener")}`;

export function popularityBias({ explore }: FigureData): Figure {
  const bins = explore.popularityBias;
  const { x, middle } = listenerAxis(bins);
  const values = bins.flatMap(({ percentile25, percentile75 }) => [percentile25, percentile75]);
  const y = logScale(Math.max(1, Math.min(...values, 1e9)), Math.max(10, ...values));
  const equalFrom = Math.max(x.valueAt(0), y.valueAt(0));
  const equalTo = Math.min(x.valueAt(1), y.valueAt(1));
  const plot: LinesPlot = {
    kind: "lines",
    lines: [{ id: "median", label: "Median", style: "accent", ys: bins.map(({ median }) => y.at(median)) }],
    bands: [
      {
        id: "half",
        label: "Half of the artists",
        lows: bins.map(({ percentile25 }) => y.at(percentile25)),
        highs: bins.map(({ percentile75 }) => y.at(percentile75)),
      },
    ],
    reference: {
      label: "Neighbours as well known as the artist",
      from: [x.at(equalFrom), y.at(equalFrom)],
      to: [x.at(equalTo), y.at(equalTo)],
    },
    steps: bins.map((bin) => ({
      id: String(bin.fromListeners),
      x: middle(bin.fromListeners, bin.toListeners),
      tooltip: [
        `Artists with ${listenersIn(bin)}`,
        `first ten neighbours: median of ${formatDecimal(bin.median)} listeners`,
        `half between ${formatDecimal(bin.percentile25)} and ${formatDecimal(bin.percentile75)}`,
        formatPlural(bin.artists, "artist"),
      ],
      href: null,
    })),
    xTicks: x.ticks,
    yTicks: y.ticks,
    hasDots: true,
  };
  const artists = bins.reduce((sum, bin) => sum + bin.artists, 0);
  const better = bins.reduce((sum, bin) => sum + bin.withBetterKnown, 0);
  const first = bins[0];
  const last = bins.at(-1);
  const finding =
    first === undefined || last === undefined
      ? "No artist has a neighbour."
      : `${formatShare(better / artists)} of the artists have first ten neighbours that are, in the median, better known than themselves. ` +
        `With ${listenersIn(first)} the neighbours have ${formatDecimal(first.median)}, with ${listenersIn(last)} they have ${formatDecimal(last.median)}.`;
  return {
    id: "popularity-bias",
    title: "Popularity bias",
    finding,
    xTitle: "Listeners of an artist, logarithmic",
    yTitle: "Listeners of its first ten neighbours, logarithmic",
    drawing: "Line chart with a quantile band",
    plot: bins.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "listeners_from", title: "Listeners from", kind: "count" },
        { id: "listeners_to", title: "To below", kind: "count" },
        { id: "artists", title: "Artists", kind: "count" },
        { id: "percentile_25", title: "Neighbours’ listeners, 25%", kind: "decimal" },
        { id: "median", title: "Median", kind: "decimal" },
        { id: "percentile_75", title: "75%", kind: "decimal" },
        { id: "with_better_known", title: "Artists with better known ones", kind: "count" },
      ],
      rows: bins.map((bin) => [
        bin.fromListeners,
        bin.toListeners,
        bin.artists,
        bin.percentile25,
        bin.median,
        bin.percentile75,
        bin.withBetterKnown,
      ]),
      rowHeader: "listeners_from",
      hrefs: bins.map(() => null),
    },
  };
}
