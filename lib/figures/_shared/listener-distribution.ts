import { formatCompact, formatCount, formatPlural, formatShare } from "../../format.ts";
import { FEWEST_LISTENERS } from "../../primitives/privacy.ts";
import type { ListenerDistribution } from "../../site-data/explore.ts";
import { type ExploreState, type View, viewOf } from "../state.ts";
import { ccdf, marker } from "./artist-distribution.ts";
import type { Figure, FigureData, FigureId } from "./figure.ts";
import type { HistogramPlot } from "./plot.ts";
import { linearScale, linearTicks, slotPosition, slotTicks } from "./scales.ts";
import { binLabel, formatDecimal } from "./words.ts";

/** How a quantity spreads over listeners, as it is drawn. */
type Subject = {
  id: FigureId;
  title: string;
  data: ListenerDistribution;
  view: View;
  /** "Artists of a listener": the value axis. */
  xTitle: string;
  /** Name of the value's column, and what it counts. */
  column: "artists" | "plays";
  finding: string;
};

type Bin = { from: number; to: number | null; items: number };

export function artistsPerListener({ explore, facts }: FigureData, state: ExploreState): Figure {
  const data = explore.artistsPerListener;
  return distribution({
    id: "artists-per-listener",
    title: "Artists per listener",
    data,
    view: viewOf("artists-per-listener", state),
    xTitle: "Artists of a listener",
    column: "artists",
    finding: `${spreadOf(data, "artist")} Together they make ${formatCount(facts.interactions)} pairs of a listener and an artist. ${BINS}`,
  });
}

export function playsPerListener({ explore }: FigureData, state: ExploreState): Figure {
  const data = explore.playsPerListener;
  return distribution({
    id: "plays-per-listener",
    title: "Plays per listener",
    data,
    view: viewOf("plays-per-listener", state),
    xTitle: "Plays of a listener",
    column: "plays",
    finding: `${spreadOf(data, "play")} ${BINS}`,
  });
}

const BINS = `Every bin holds at least ${FEWEST_LISTENERS} listeners, so that none tells what a single one played.`;

/** Median, mean and the last bin, in two sentences. */
function spreadOf({ summary }: ListenerDistribution, unit: "artist" | "play"): string {
  const { items, mean, medianFrom, medianTo, lastFrom, lastTo, lastItems } = summary;
  const from = medianFrom ?? 1;
  const middle =
    medianTo === null
      ? `The median of the ${formatPlural(items, "listener")} has ${formatPlural(from, unit)} or more`
      : medianTo === from + 1
        ? `Half of the ${formatPlural(items, "listener")} have at most ${formatPlural(from, unit)}`
        : `The median of the ${formatPlural(items, "listener")} lies between ${formatCount(from)} and ${formatPlural(medianTo - 1, unit)}`;
  const most =
    lastTo === null
      ? `${formatCount(lastItems ?? 0)} have ${formatCount(lastFrom ?? 1)} or more`
      : `nobody has more than ${formatCount(lastTo - 1)}`;
  return `${middle}; the mean is ${formatDecimal(mean ?? 0)}, and ${most}.`;
}

function distribution(subject: Subject): Figure {
  if (subject.view !== "ccdf") return binned(subject);
  const points = subject.data.ccdf.map(({ from, items }) => ({ value: from, count: items }));
  return ccdf({ ...subject, items: "listeners", points });
}

function binned(subject: Subject): Figure {
  const { id, title, data, view, xTitle, column, finding } = subject;
  const [scale, width] = view.split("-");
  const bins = data.histograms.find((one) => one.scale === scale && one.bins === width)?.rows ?? [];
  const isLog = scale === "log";
  return {
    id,
    title,
    finding,
    xTitle: `${xTitle}, in ${isLog ? "logarithmic" : "equal"} bins, joined where few listeners are`,
    yTitle: "Listeners in a bin; in a joined one, the average of its parts",
    drawing: "Histogram",
    plot: bins.length === 0 ? null : plotOf(bins, subject),
    table: {
      columns: [
        { id: `${column}_from`, title: "From", kind: "count" },
        { id: `${column}_to`, title: "To below (–: and more)", kind: "count" },
        { id: "listeners", title: "Listeners", kind: "count" },
      ],
      rows: bins.map(({ from, to, items }) => [from, to, items]),
      rowHeader: `${column}_from`,
      hrefs: bins.map(() => null),
    },
  };
}

/** Bins, and gaps between them, one after another, each taking `count` slots of equal width. */
type Slots = { stretches: { bin: Bin | null; count: number }[]; edges: number[] };

/** Of equal bins: a slot is the widest that all of them are multiples of. */
function linearSlots(bins: readonly Bin[]): Slots {
  const ends = bins.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const width = ends.slice(1).reduce((common, end, index) => commonDivisor(common, end - (ends[index] ?? 0)), 0) || 1;
  return slotsOf(bins, {
    slots: (from, to) => (to - from) / width,
    after: (from, part) => from + width * part,
  });
}

/** Of logarithmic bins: so many slots a decade. */
function logSlots(bins: readonly Bin[], aDecade: number): Slots {
  return slotsOf(bins, {
    slots: (from, to) => Math.max(1, Math.round(Math.log10(to / from) * aDecade)),
    after: (from, part) => from * 10 ** (part / aDecade),
  });
}

/** A bin that was joined from three takes three slots, and one without an end takes one. */
function slotsOf(
  bins: readonly Bin[],
  axis: { slots: (from: number, to: number) => number; after: (from: number, slots: number) => number },
): Slots {
  const stretches: Slots["stretches"] = [];
  let reached = bins[0]?.from ?? 0;
  const edges = [reached];
  const add = (bin: Bin | null, to: number | null) => {
    const count = to === null ? 1 : axis.slots(reached, to);
    stretches.push({ bin, count });
    for (let slot = 1; slot < count; slot++) edges.push(axis.after(reached, slot));
    reached = to ?? axis.after(reached, 1);
    edges.push(reached);
  };
  for (const bin of bins) {
    if (bin.from > reached) add(null, bin.from);
    add(bin, bin.to);
  }
  return { stretches, edges };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function plotOf(bins: readonly Bin[], { xTitle, data, view }: Subject): HistogramPlot {
  const { stretches, edges } =
    view === "log-fewer" ? logSlots(bins, 3) : view === "log-more" ? logSlots(bins, 6) : linearSlots(bins);
  const heights = stretches.map(({ bin, count }) => (bin?.items ?? 0) / count);
  const scale = linearScale(Math.max(0, ...heights));
  const drawn = stretches.flatMap(({ bin, count }, index) =>
    Array.from({ length: count }, (_, slot) => ({
      id: `${index} ${slot}`,
      share: scale.at(heights[index] ?? 0),
      slots: slot === 0 ? count : 0,
      tooltip:
        bin === null
          ? ["No listener"]
          : [
              `${xTitle}: ${labelOf(bin)}`,
              `${formatPlural(bin.items, "listener")}, ${formatShare(bin.items / data.summary.items)}`,
            ],
      href: null,
    })),
  );
  const first = edges[0] ?? 0;
  const end = edges.at(-1) ?? 1;
  // Where the last bin has no end, no value can be pointed out within it.
  const known = bins.at(-1)?.to === null ? (edges.at(-2) ?? end) : end;
  const { medianFrom, medianTo } = data.summary;
  const median = medianFrom !== null && medianTo === medianFrom + 1 ? medianFrom : null;
  const at = (value: number) => (view.startsWith("log") ? slotPosition(edges, value) : (value - first) / (end - first));
  const ticks = view.startsWith("log")
    ? slotTicks(edges)
    : linearTicks(known, 4).flatMap((value) => (value < first ? [] : [{ at: at(value), label: formatCompact(value) }]));
  return {
    kind: "histogram",
    bins: drawn,
    xTicks: ticks.filter((tick) => tick.at <= at(known) + 1e-9),
    yTicks: scale.ticks,
    marker: median === null ? null : marker(median, at(median)),
  };
}

const labelOf = ({ from, to }: Bin) =>
  // Nobody is a listener of nothing.
  to === null ? `${formatCount(from)} or more` : binLabel({ from: Math.max(1, from), to }, false, "whole");
