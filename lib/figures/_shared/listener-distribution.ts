import { formatCompact, formatCount, formatPlural, formatShare } from "../../format.ts";
import { MIN_GROUP_LISTENERS } from "../../primitives/privacy.ts";
import { ccdf, marker } from "./ccdf.ts";
import type { Drawn, FigureState } from "./figure.ts";
import type { HistogramPlot } from "./plot.ts";
import { linearScale, linearTicks, slotPosition, slotTicks } from "./scales.ts";
import type { ListenerDistribution } from "./schemas.ts";
import { tableOf } from "./table.ts";
import { binLabel, formatDecimal } from "./words.ts";

/** A distribution as it is drawn: of what, in which state. */
type Subject = {
  data: ListenerDistribution;
  state: FigureState;
  /** "Artists per listener": the value axis. */
  xTitle: string;
  finding: string;
};

type Bin = { from: number; to: number | null; items: number };

/** Why the bins are as wide as they are. */
export const ABOUT_BINS = `Every bin holds at least ${MIN_GROUP_LISTENERS} listeners, so none reveals what a single one played.`;

/** Median, mean and the last bin, in a sentence. */
export function spreadOf({ summary }: ListenerDistribution, unit: "artist" | "play"): string {
  const { items, mean, median_from, median_to, last_from, last_to, last_items } = summary;
  const from = median_from ?? 1;
  const listeners = formatPlural(items, "listener");
  const middle =
    median_to === null
      ? `The median of the ${listeners} has ${formatPlural(from, unit)} or more`
      : median_to === from + 1
        ? `Half of the ${listeners} have at most ${formatPlural(from, unit)}`
        : `The median of the ${listeners} lies between ${formatCount(from)} and ${formatPlural(median_to - 1, unit)}`;
  const most =
    last_to === null
      ? `${formatCount(last_items ?? 0)} have ${formatCount(last_from ?? 1)} or more`
      : `no one has more than ${formatCount(last_to - 1)}`;
  return `${middle}; the mean is ${formatDecimal(mean ?? 0)}, and ${most}.`;
}

/** How a quantity spreads over listeners, in the view that the state asks for. */
export function listenerDistribution(subject: Subject): Drawn {
  const { data, state, xTitle, finding } = subject;
  if (state.view === "ccdf") {
    return ccdf({ finding, xTitle, unit: "listeners", points: data.ccdf });
  }
  const [scale, width] = state.view.split("-");
  const bins = data.histograms.find((one) => one.scale === scale && one.bins === width)?.rows ?? [];
  return {
    finding,
    xTitle: `${xTitle}, in ${scale === "log" ? "logarithmic" : "equal"} bins, merged where listeners are few`,
    yTitle: "Listeners per bin; averaged over merged bins",
    drawing: "Histogram",
    plot: bins.length === 0 ? null : plotOf(bins, subject),
    table: tableOf(bins, [
      ["from", "From", "count"],
      ["to", "To below (–: no limit)", "count"],
      ["items", "Listeners", "count"],
    ]),
  };
}

/** Bins, and gaps between them, one after another, each taking `count` slots of equal width. */
type Slots = { stretches: { bin: Bin | null; count: number }[]; edges: number[] };

/** Of equal bins: a slot is the widest of which all of them are multiples. */
function linearSlots(bins: readonly Bin[]): Slots {
  const ends = bins.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const width = ends.slice(1).reduce((common, end, index) => commonDivisor(common, end - (ends[index] ?? 0)), 0) || 1;
  return slotsOf(bins, {
    slots: (from, to) => (to - from) / width,
    after: (from, part) => from + width * part,
  });
}

/** Of logarithmic bins: this many slots per decade. */
function logSlots(bins: readonly Bin[], perDecade: number): Slots {
  return slotsOf(bins, {
    slots: (from, to) => Math.max(1, Math.round(Math.log10(to / from) * perDecade)),
    after: (from, part) => from * 10 ** (part / perDecade),
  });
}

/** A bin that was merged from three takes three slots, and one without an end takes one. */
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

function plotOf(bins: readonly Bin[], { xTitle, data, state: { view } }: Subject): HistogramPlot {
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
          ? ["No listeners"]
          : [
              `${xTitle}: ${labelOf(bin)}`,
              `${formatPlural(bin.items, "listener")}, ${formatShare(bin.items / data.summary.items)}`,
            ],
      href: null,
    })),
  );
  const first = edges[0] ?? 0;
  const end = edges.at(-1) ?? 1;
  // If the last bin has no end, no value within it can be marked.
  const known = bins.at(-1)?.to === null ? (edges.at(-2) ?? end) : end;
  const { median_from, median_to } = data.summary;
  const median = median_from !== null && median_to === median_from + 1 ? median_from : null;
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
  // No one listens to nothing.
  to === null ? `${formatCount(from)} or more` : binLabel({ from: Math.max(1, from), to }, false, "whole");
