import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { floorIndex } from "../state.ts";
import { ccdf, marker } from "./ccdf.ts";
import { type ArtistOrder, type Drawn, type FigureState, type Floors, placeHref, type View } from "./figure.ts";
import type { HistogramPlot } from "./plot.ts";
import { linearScale, slotPosition, slotTicks } from "./scales.ts";
import type { ArtistDistribution } from "./schemas.ts";
import { tableOf } from "./table.ts";
import { type BinValues, binLabel, formatDecimal } from "./words.ts";

/** A distribution as it is drawn: of what, in which state. */
type Subject = {
  data: ArtistDistribution;
  explore: Floors;
  state: FigureState;
  values: BinValues;
  /** "Listeners per artist": the value axis. */
  xTitle: string;
  finding: string;
  /** The list of all artists that a bin leads to. */
  order: ArtistOrder;
};

/** The numbers of a distribution at the page's minimum; zeros if no artist is left. */
export function atFloor(data: ArtistDistribution, floors: readonly number[], { min }: FigureState) {
  const index = floorIndex(floors, min);
  const summary = data.summaryByFloor[index];
  return {
    index,
    floor: floors[index] ?? 1,
    items: summary?.items ?? 0,
    mean: summary?.mean ?? 0,
    median: summary?.median ?? 0,
    percentile95: summary?.percentile_95 ?? 0,
    percentile99: summary?.percentile_99 ?? 0,
    highest: summary?.highest ?? 0,
  };
}

/** How a quantity spreads over artists, in the view that the state asks for. */
export function artistDistribution(subject: Subject): Drawn {
  return subject.state.view === "ccdf" ? reaching(subject) : binned(subject);
}

function binned({ data, explore, state, values, xTitle, finding, order }: Subject): Drawn {
  const index = floorIndex(explore.floors, state.min);
  const publishedIndex = explore.floors.indexOf(explore.publishFloor);
  const [scale, width] = state.view.split("-");
  const found = data.histograms.find((one) => one.scale === scale && one.bins === width);
  const edgesAt = (floor: number) => found?.edgesByFloor[floor] ?? found?.edgesByFloor[0] ?? [];
  const edges = edgesAt(index);
  const counts = found?.itemsByFloor[index] ?? [];
  // Bins that are cut for this floor alone do not show how many of their artists have a page.
  const isAlike = edgesAt(publishedIndex).join() === edges.join();
  const published = isAlike ? (found?.itemsByFloor[publishedIndex] ?? []) : [];
  const ofAll = data.ccdf.itemsByFloor[publishedIndex]?.[0] ?? 0;
  const countScale = linearScale(Math.max(0, ...counts));
  const isLog = scale === "log";
  const end = edges.at(-1) ?? 1;
  const reach = data.ccdf.itemsByFloor[index]?.[0] ?? 0;
  const median = data.summaryByFloor[index]?.median ?? null;
  let passed = 0;
  const bins = counts.map((items, bin) => {
    passed += published[bin] ?? 0;
    const [from = 0, to = 0] = edges.slice(bin, bin + 2);
    const label = binLabel({ from, to }, bin === counts.length - 1, values);
    // Lists begin with the largest value: the artists of this bin come after all that are above it.
    const href = items === 0 || (published[bin] ?? 0) === 0 ? null : placeHref(order, ofAll - passed + 1);
    return { from, to, items, label, href };
  });
  const plot: HistogramPlot = {
    kind: "histogram",
    bins: bins.map(({ from, items, label, href }) => ({
      id: String(from),
      share: countScale.at(items),
      slots: 1,
      tooltip: [
        `${xTitle}: ${label}`,
        `${formatPlural(items, "artist")}${items === 0 ? "" : `, ${formatShare(items / reach)}`}`,
      ],
      href,
    })),
    xTicks: isLog ? slotTicks(edges) : linearScale(end).ticks,
    yTicks: countScale.ticks,
    marker: marker(median, isLog ? slotPosition(edges, median ?? 0) : (median ?? 0) / end),
  };
  const total = counts.reduce((sum, count) => sum + count, 0);
  const table = tableOf(
    bins,
    [
      ["from", "From", "decimal"],
      ["to", "To below (last row: up to)", "decimal"],
      ["items", "Artists", "count"],
    ],
    { hrefOf: ({ href }) => href },
  );
  return {
    finding: `${finding}${ofView(state.view, { total, reach, first: counts[0] ?? 0, edges })}`,
    xTitle: `${xTitle}, in ${isLog ? "logarithmic" : "equal"} bins`,
    yTitle: "Artists per bin",
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
    return ` In equal bins, ${formatShare(first / total)} of them fall into the first.`;
  return "";
}

function reaching({ data, explore, state, finding, xTitle }: Subject): Drawn {
  const index = floorIndex(explore.floors, state.min);
  const counts = data.ccdf.itemsByFloor[index] ?? [];
  const points = data.ccdf.values.map((from, at) => ({ from, items: counts[at] ?? 0 }));
  const tenth = points.findLast(({ items }) => items > 0 && items >= (counts[0] ?? 0) / 10);
  const ofTenth =
    tenth === undefined || data.summaryByFloor[index]?.median === 0
      ? ""
      : ` One in ten reaches ${formatDecimal(tenth.from)}.`;
  return ccdf({ finding: `${finding}${ofTenth}`, xTitle, unit: "artists", points });
}
