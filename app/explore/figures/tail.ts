import { formatCount, formatPlural, formatShare } from "../../../lib/format.ts";
import type { CellsPlot, LinesPlot } from "../_charts/plot.ts";
import { shareScale, slotPosition, slotTicks } from "../_charts/scales.ts";
import { type Figure, type FigureData, placeHref } from "./figure.ts";
import { type ExploreState, floorIndex } from "./state.ts";
import { formatDecimal, listenersLabel, theArtists } from "./words.ts";

/** The share of artists whose hold on all plays the sentence gives. */
const TOP = 0.01;

/** Lorenz curve: artists from the least played on, and what they hold together. */
export function longTail({ explore }: FigureData, { min }: ExploreState): Figure {
  const index = floorIndex(explore.floors, min);
  const floor = explore.floors[index] ?? 1;
  const { artists = 0, gini = null, artistsForHalf = null, points = [] } = explore.longTailByFloor[index] ?? {};
  const scale = shareScale();
  // The table goes from the most played on, the curve the other way round.
  const curve = [...points]
    .reverse()
    .map((point) => ({ ...point, x: 1 - point.shareOfArtists, y: 1 - point.shareOfPlays }));
  const plot: LinesPlot = {
    kind: "lines",
    lines: [
      { id: "lorenz", label: "Artists, least played first", style: "accent", ys: [...curve.map(({ y }) => y), 1] },
    ],
    bands: [],
    reference: { label: "All artists played alike", from: [0, 0], to: [1, 1] },
    steps: [
      ...curve.map(({ x, artists: count, shareOfArtists, shareOfPlays }) => ({
        id: String(shareOfArtists),
        x,
        tooltip: [
          `The most played ${formatShare(shareOfArtists)}: ${formatPlural(count, "artist")}`,
          `${formatShare(shareOfPlays)} of plays; the others ${formatShare(1 - shareOfPlays)}`,
        ],
        href: floor === 1 && count <= explore.playsPerArtist.artists ? placeHref("plays", count) : null,
      })),
      { id: "all", x: 1, tooltip: ["All artists", "All plays"], href: null },
    ],
    xTicks: scale.ticks,
    yTicks: scale.ticks,
    hasDots: false,
  };
  const top = points.find(({ shareOfArtists }) => shareOfArtists === TOP);
  const finding =
    top === undefined || gini === null
      ? "No artist has so many listeners."
      : `Of ${theArtists(artists, floor)}, the most played 1% (${formatCount(top.artists)}) hold ${formatShare(top.shareOfPlays)} of the plays` +
        `${artistsForHalf === null ? "" : `; ${formatPlural(artistsForHalf, "is", "are")} enough for half of them`}. The Gini coefficient is ${gini.toFixed(2)}: 0 if all were played alike, near 1 if one had it all.`;
  return {
    id: "long-tail",
    title: "The long tail",
    finding,
    xTitle: "Share of artists, least played first",
    yTitle: "Share of all plays",
    drawing: "Line chart (Lorenz curve)",
    plot: points.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "share_of_artists", title: "Most played artists", kind: "share" },
        { id: "artists", title: "Artists", kind: "count" },
        { id: "share_of_plays", title: "Share of plays", kind: "share" },
      ],
      rows: points.map(({ shareOfArtists, artists: count, shareOfPlays }) => [shareOfArtists, count, shareOfPlays]),
      rowHeader: "share_of_artists",
      hrefs: points.map(() => null),
    },
  };
}

/** Side of the smallest square, as a share of its cell: one artist is still to be seen. */
const LEAST_SIDE = 0.22;

/** Squares that grow with the logarithm of what they stand for. */
function sides(most: number) {
  return (count: number) => (most <= 1 ? 1 : LEAST_SIDE + ((1 - LEAST_SIDE) * Math.log(count)) / Math.log(most));
}

export function listenersAndAveragePlays({ explore }: FigureData): Figure {
  const { cells, medians } = explore.listenersAndAveragePlays;
  const columnEdges = edgesBetween(cells.map(({ fromListeners, toListeners }) => [fromListeners, toListeners]));
  const rowEdges = edgesBetween(cells.map(({ fromAverage, toAverage }) => [fromAverage, toAverage]));
  const columns = columnEdges.length - 1;
  const rows = rowEdges.length - 1;
  const most = Math.max(1, ...cells.map(({ artists }) => artists));
  const sideOf = sides(most);
  const plot: CellsPlot = {
    kind: "cells",
    columns,
    rows,
    cells: cells.map((cell) => ({
      id: `${cell.fromListeners} ${cell.fromAverage}`,
      column: columnEdges.indexOf(cell.fromListeners),
      row: rowEdges.indexOf(cell.fromAverage),
      side: sideOf(cell.artists),
      tooltip: [
        `${formatPlural(cell.artists, "artist")}${cell.name === null ? "" : cell.artists === 1 ? `: ${cell.name}` : `, ${cell.name} the most heard`}`,
        `${listenersLabel(cell)} listeners`,
        `${formatDecimal(cell.fromAverage)} to below ${formatDecimal(cell.toAverage)} plays per listener`,
      ],
      href: cell.slug === null ? null : (`/artist/${cell.slug}` as const),
    })),
    line: {
      label: "Median artist",
      points: medians.map(({ fromListeners, medianAverage }) => [
        (columnEdges.indexOf(fromListeners) + 0.5) / columns,
        slotPosition(rowEdges, medianAverage),
      ]),
    },
    legend: [1, Math.round(Math.sqrt(most)), most]
      .filter((count, at, all) => all.indexOf(count) === at)
      .map((count) => ({ side: sideOf(count), label: formatPlural(count, "artist") })),
    xTicks: slotTicks(columnEdges),
    yTicks: slotTicks(rowEdges),
  };
  const first = medians[0];
  const last = medians.at(-1);
  const finding =
    first === undefined || last === undefined
      ? "No artist has been published."
      : `The median artist with ${listenersLabel(first)} ${first.toListeners <= 2 ? "listener" : "listeners"} gets ${formatDecimal(first.medianAverage)} plays from each; ` +
        `with ${listenersLabel(last)} listeners it is ${formatDecimal(last.medianAverage)}. ${spreadOf(cells)}`;
  return {
    id: "listeners-and-average-plays",
    title: "Listeners against average plays",
    finding,
    xTitle: "Listeners of an artist, in logarithmic bins",
    yTitle: "Plays per listener, in logarithmic bins",
    drawing: "Binned density of artists",
    plot: cells.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "listeners_from", title: "Listeners from", kind: "decimal" },
        { id: "listeners_to", title: "To below", kind: "decimal" },
        { id: "average_plays_from", title: "Plays per listener from", kind: "decimal" },
        { id: "average_plays_to", title: "To below", kind: "decimal" },
        { id: "artists", title: "Artists", kind: "count" },
        { id: "most_heard", title: "Most heard", kind: "text" },
      ],
      rows: cells.map((cell) => [
        cell.fromListeners,
        cell.toListeners,
        cell.fromAverage,
        cell.toAverage,
        cell.artists,
        cell.name,
      ]),
      rowHeader: "most_heard",
      hrefs: cells.map(({ slug }) => (slug === null ? null : (`/artist/${slug}` as const))),
    },
  };
}

/** Averages over few listeners scatter: how many rows of cells the first and the last column take. */
function spreadOf(cells: FigureData["explore"]["listenersAndAveragePlays"]["cells"]): string {
  const range = (column: number | undefined) => {
    const own = cells.filter(({ fromListeners }) => fromListeners === column);
    return {
      low: Math.min(...own.map((cell) => cell.fromAverage)),
      high: Math.max(...own.map((cell) => cell.toAverage)),
    };
  };
  const few = range(cells[0]?.fromListeners);
  const many = range(cells.at(-1)?.fromListeners);
  return `Averages of the least heard range from ${formatDecimal(few.low)} to ${formatDecimal(few.high)}, those of the most heard from ${formatDecimal(many.low)} to ${formatDecimal(many.high)}.`;
}

/** Digits of the edges within a decade, as in the figure's query. */
const EDGES = [10, 15, 22, 32, 46, 68];

/** All edges from the first bin to the last: a row or column without artists has none in the data. */
function edgesBetween(bins: readonly (readonly [number, number])[]): number[] {
  const first = Math.min(...bins.map(([from]) => from));
  const last = Math.max(...bins.map(([, to]) => to));
  return Array.from({ length: 20 }, (_, decade) => EDGES.map((digit) => Number(`${digit}e${decade - 6}`)))
    .flat()
    .filter((edge) => edge >= first && edge <= last);
}
