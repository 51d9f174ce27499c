import { formatCount, formatPlural, formatShare } from "../../format.ts";
import type { ArtistDistribution } from "../../site-data/explore.ts";
import { type ExploreState, floorIndex, type View, viewOf } from "../state.ts";
import {
  type ArtistOrder,
  type Figure,
  type FigureData,
  type FigureId,
  type FigureTable,
  placeHref,
} from "./figure.ts";
import type { HistogramPlot, LinesPlot, Tick } from "./plot.ts";
import { linearScale, logScale, slotPosition, slotTicks } from "./scales.ts";
import { type BinValues, binLabel, formatDecimal, percentLabel, theArtists, times } from "./words.ts";

/** A mean this many times the median says that a few items make it. */
const SKEWED = 1.5;

/** A distribution as it is drawn: which, of what, in which state. */
type Subject = {
  id: FigureId;
  title: string;
  data: ArtistDistribution;
  index: number;
  view: View;
  values: BinValues;
  /** "Listeners of an artist": the value axis. */
  xTitle: string;
  /** Name of the value's column. */
  column: string;
  median: number | null;
  finding: string;
  /** Where the artists of a bin are listed. */
  list: { order: ArtistOrder; publishedIndex: number };
};

export function listenersPerArtist({ explore }: FigureData, state: ExploreState): Figure {
  const data = explore.listenersPerArtist;
  const { index, floor, summary } = atFloor(data, explore.floors, state);
  const [first] = explore.mostListeners;
  const single = floor === 1 ? exactly(data, 1) : 0;
  const half = `Half of ${theArtists(summary.items, floor)} have at most ${formatPlural(summary.median ?? 0, "listener")}`;
  const finding =
    summary.items === 0
      ? "No artist has so many listeners."
      : `${half}${single > 0 ? `; ${formatShare(single / summary.items)} have a single one` : ""}. ` +
        `The most heard${first === undefined ? "" : `, ${first.name},`} has ${formatCount(summary.highest ?? 0)}; one in a hundred has ${formatCount(summary.percentile99 ?? 0)} or more.`;
  return artistFigure(explore, state, {
    id: "listeners-per-artist",
    title: "Listeners per artist",
    data,
    index,
    finding,
    values: "whole",
    xTitle: "Listeners of an artist",
    column: "listeners",
    order: "popular",
  });
}

export function playsPerArtist({ explore }: FigureData, state: ExploreState): Figure {
  const data = explore.playsPerArtist;
  const { index, floor, summary } = atFloor(data, explore.floors, state);
  const first = explore.mostPlaysByFloor[index]?.[0];
  const { items, median, mean, highest } = numbersOf(summary);
  const top = `${first === undefined ? "the most played one" : first.name}, played ${formatPlural(highest, "time")}`;
  const half = `Half of ${theArtists(items, floor)} were played at most ${formatPlural(median, "time")}.`;
  const finding =
    items === 0
      ? "No artist has so many listeners."
      : mean < SKEWED * median
        ? `${half} The mean is ${formatCount(mean)}; the most is ${top}.`
        : `${half} The mean, ${formatCount(mean)}, is ${times(mean / median)} that: a few artists pull it up, above all ${top}.`;
  return artistFigure(explore, state, {
    id: "plays-per-artist",
    title: "Plays per artist",
    data,
    index,
    finding,
    values: "whole",
    xTitle: "Plays of an artist",
    column: "plays",
    order: "plays",
  });
}

export function averagePlaysPerArtist({ explore }: FigureData, state: ExploreState): Figure {
  const data = explore.averagePlaysPerArtist;
  const { index, floor, summary } = atFloor(data, explore.floors, state);
  const { items, median, highest } = numbersOf(summary);
  const largest = data.summaryByFloor.at(-1)?.highest ?? 0;
  const lastFloor = explore.floors.at(-1) ?? 1;
  const half = `Half of ${theArtists(items, floor)} get at most ${formatPlural(Math.round(median), "play")} from each listener, on average; one in twenty gets ${formatDecimal(summary.percentile95 ?? 0)} or more.`;
  const finding =
    items === 0
      ? "No artist has so many listeners."
      : `${half} The highest average is ${formatDecimal(highest)}${largest < highest && lastFloor > floor ? `, but ${formatDecimal(largest)} among artists with at least ${formatPlural(lastFloor, "listener")}: the extremes belong to small audiences` : ""}.`;
  return artistFigure(explore, state, {
    id: "average-plays-per-artist",
    title: "Average plays per artist",
    data,
    index,
    finding,
    values: "fractional",
    xTitle: "Plays per listener of an artist",
    column: "average_plays",
    order: "average-plays",
  });
}

function atFloor(data: ArtistDistribution, floors: readonly number[], { min }: ExploreState) {
  const index = floorIndex(floors, min);
  const nothing = { items: 0, mean: null, median: null, percentile95: null, percentile99: null, highest: null };
  return { index, floor: floors[index] ?? 1, summary: data.summaryByFloor[index] ?? nothing };
}

function numbersOf(summary: ArtistDistribution["summaryByFloor"][number] | undefined) {
  const { items = 0, mean, median, highest } = summary ?? {};
  return { items, mean: mean ?? 0, median: median ?? 0, highest: highest ?? 0 };
}

/** Items with exactly this whole value, among all. */
function exactly({ ccdf: { values, itemsByFloor } }: ArtistDistribution, value: number): number {
  const at = values.indexOf(value);
  const next = values.indexOf(value + 1);
  return at < 0 || next < 0 ? 0 : (itemsByFloor[0]?.[at] ?? 0) - (itemsByFloor[0]?.[next] ?? 0);
}

function artistFigure(
  { floors, publishFloor }: FigureData["explore"],
  state: ExploreState,
  { order, data, index, ...subject }: Omit<Subject, "view" | "median" | "list"> & { order: ArtistOrder },
): Figure {
  return distribution({
    ...subject,
    data,
    index,
    view: viewOf(subject.id, state),
    median: data.summaryByFloor[index]?.median ?? null,
    list: { order, publishedIndex: floors.indexOf(publishFloor) },
  });
}

function distribution(subject: Subject): Figure {
  return subject.view === "ccdf" ? reaching(subject) : binned(subject);
}

function binned(subject: Subject): Figure {
  const { id, title, data, index, view, values, xTitle, column, median, list } = subject;
  const [scale, width] = view.split("-");
  const found = data.histograms.find((one) => one.scale === scale && one.bins === width);
  const edgesAt = (floor: number) => found?.edgesByFloor[floor] ?? found?.edgesByFloor[0] ?? [];
  const edges = edgesAt(index);
  const counts = found?.itemsByFloor[index] ?? [];
  // Bins of their own, cut where this floor wants it, don't tell how many with a page are in them.
  const isAlike = edgesAt(list.publishedIndex).join() === edges.join();
  const published = isAlike ? (found?.itemsByFloor[list.publishedIndex] ?? []) : [];
  const ofAll = data.ccdf.itemsByFloor[list.publishedIndex]?.[0] ?? 0;
  const countScale = linearScale(Math.max(0, ...counts));
  const isLog = scale === "log";
  const end = edges.at(-1) ?? 1;
  const reach = data.ccdf.itemsByFloor[index]?.[0] ?? 0;
  let passed = 0;
  const bins = counts.map((count, bin) => {
    passed += published[bin] ?? 0;
    const label = binLabel({ from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0 }, bin === counts.length - 1, values);
    // Lists begin with the largest value: the artists of this bin stand behind all that are above it.
    const href = count === 0 || (published[bin] ?? 0) === 0 ? null : placeHref(list.order, ofAll - passed + 1);
    return { label, count, href };
  });
  const plot: HistogramPlot = {
    kind: "histogram",
    bins: bins.map(({ label, count, href }, bin) => ({
      id: String(edges[bin]),
      share: countScale.at(count),
      slots: 1,
      tooltip: [
        `${xTitle}: ${label}`,
        `${formatPlural(count, "artist")}${count === 0 ? "" : `, ${formatShare(count / reach)}`}`,
      ],
      href,
    })),
    xTicks: isLog ? slotTicks(edges) : linearScale(end).ticks,
    yTicks: countScale.ticks,
    marker: marker(median, isLog ? slotPosition(edges, median ?? 0) : (median ?? 0) / end),
  };
  const total = counts.reduce((sum, count) => sum + count, 0);
  const table: FigureTable = {
    columns: [
      { id: `${column}_from`, title: "From", kind: "decimal" },
      { id: `${column}_to`, title: "To below (the last: up to)", kind: "decimal" },
      { id: "artists", title: "Artists", kind: "count" },
    ],
    rows: counts.map((count, bin) => [edges[bin] ?? 0, edges[bin + 1] ?? 0, count]),
    rowHeader: `${column}_from`,
    hrefs: bins.map(({ href }) => href),
  };
  return {
    id,
    title,
    finding: `${subject.finding}${ofView(view, { total, reach, first: counts[0] ?? 0, edges })}`,
    xTitle: `${xTitle}, in ${isLog ? "logarithmic" : "equal"} bins`,
    yTitle: "Artists in a bin",
    drawing: "Histogram",
    plot: counts.length === 0 ? null : plot,
    table,
  };
}

/** What a linear scale does to these data. */
function ofView(
  view: View,
  { total, reach, first, edges }: { total: number; reach: number; first: number; edges: number[] },
): string {
  if (view.startsWith("cut"))
    return ` Cut off at the 95th percentile: ${formatCount(reach - total)} of ${formatCount(reach)} artists lie beyond ${formatDecimal(edges.at(-1) ?? 0)}.`;
  if (view.startsWith("linear") && first > total / 2)
    return ` In equal bins ${formatShare(first / total)} of them fall into the first.`;
  return "";
}

export function marker(median: number | null, at: number): Tick | null {
  return median === null || at > 1 ? null : { at, label: `median ${formatDecimal(median)}` };
}

function reaching({ data, index, finding, median, ...subject }: Subject): Figure {
  const counts = data.ccdf.itemsByFloor[index] ?? [];
  const points = data.ccdf.values.map((value, at) => ({ value, count: counts[at] ?? 0 }));
  const tenth = points.findLast(({ count }) => count > 0 && count >= (counts[0] ?? 0) / 10);
  return ccdf({
    ...subject,
    items: "artists",
    points,
    finding: `${finding}${tenth === undefined || median === 0 ? "" : ` One in ten reaches ${formatDecimal(tenth.value)}.`}`,
  });
}

/** The empirical CCDF: the share of items that reach each value, both on logarithmic axes. */
export function ccdf({
  id,
  title,
  finding,
  xTitle,
  column,
  items,
  points: all,
}: Pick<Subject, "id" | "title" | "finding" | "xTitle" | "column"> & {
  items: "artists" | "listeners";
  points: { value: number; count: number }[];
}): Figure {
  const total = all[0]?.count ?? 0;
  const points = all.filter(({ count }) => count > 0);
  const x = logScale(all[0]?.value ?? 1, all.at(-1)?.value ?? 1);
  const y = logScale(1 / Math.max(total, 2), 1, percentLabel);
  const plot: LinesPlot = {
    kind: "lines",
    lines: [
      {
        id: "ccdf",
        label: "Share that reaches a value",
        style: "accent",
        ys: points.map(({ count }) => y.at(count / total)),
      },
    ],
    bands: [],
    reference: null,
    steps: points.map(({ value, count }) => ({
      id: String(value),
      x: x.at(value),
      tooltip: [
        `${xTitle}: ${formatDecimal(value)} or more`,
        `${formatPlural(count, items.slice(0, -1))}, ${formatShare(count / total)}`,
      ],
      href: null,
    })),
    xTicks: x.ticks,
    yTicks: y.ticks,
    hasDots: false,
  };
  return {
    id,
    title,
    finding,
    xTitle: `${xTitle} (at least), logarithmic`,
    yTitle: `Share of ${items} that reach it, logarithmic`,
    drawing: "Line chart (empirical CCDF)",
    plot: points.length === 0 ? null : plot,
    table: {
      columns: [
        { id: `${column}_at_least`, title: "At least", kind: "decimal" },
        { id: items, title: items === "artists" ? "Artists" : "Listeners", kind: "count" },
        { id: "share", title: "Share", kind: "share" },
      ],
      rows: points.map(({ value, count }) => [value, count, count / total]),
      rowHeader: `${column}_at_least`,
      hrefs: points.map(() => null),
    },
  };
}
