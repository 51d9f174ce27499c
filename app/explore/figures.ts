import type { Explore, Histogram, RankedArtist } from "../../lib/contracts/explore.ts";
import type { Manifest } from "../../lib/contracts/manifest.ts";
import { formatCompact, formatCount, formatPlural } from "../../lib/format.ts";
import type { BarsPlot, HistogramPlot } from "./_charts/plot.ts";
import { edgeTicks, linearTicks, slotPosition } from "./_charts/ticks.ts";
import * as findings from "./findings.ts";

type FigureText = {
  /** Stable: the anchor on the page and the name of the CSV file. */
  id: string;
  title: string;
  /** One or two sentences computed from the data. */
  finding: string;
  /** Title of the value axis, with its unit; also the header of the value's column. */
  valueTitle: string;
};

export type RankingFigure = FigureText & { kind: "ranking"; artists: RankedArtist[]; plot: BarsPlot };
export type HistogramFigure = FigureText & { kind: "histogram"; histogram: Histogram; plot: HistogramPlot };
export type Figure = RankingFigure | HistogramFigure;

/** The dashboard's figures in the order in which they are read. */
export function figuresOf(explore: Explore, manifest: Manifest): Figure[] {
  const { highestAveragePlays, mostListeners, mostPlays } = explore;
  const floor = formatPlural(highestAveragePlays.minListeners, "listener");
  return [
    ranking(mostListeners, {
      id: "most-listeners",
      title: "Most listeners",
      finding: findings.mostListeners(mostListeners, manifest.users),
      valueTitle: "Listeners",
    }),
    ranking(mostPlays, {
      id: "most-plays",
      title: "Most plays",
      finding: findings.mostPlays(mostPlays, manifest.plays),
      valueTitle: "Plays",
    }),
    ranking(highestAveragePlays.artists, {
      id: "highest-average-plays",
      title: `Highest average plays, from ${floor} up`,
      finding: findings.highestAveragePlays(explore),
      valueTitle: "Plays per listener",
    }),
    histogram(explore.listenersPerArtist, "whole", {
      id: "listeners-per-artist",
      title: "Listeners per artist",
      finding: findings.listenersPerArtist(explore),
      valueTitle: "Listeners",
    }),
    histogram(explore.playsPerArtist, "whole", {
      id: "plays-per-artist",
      title: "Plays per artist",
      finding: findings.playsPerArtist(explore),
      valueTitle: "Plays",
    }),
    histogram(explore.averagePlaysPerArtist, "fractional", {
      id: "average-plays-per-artist",
      title: "Average plays per artist",
      finding: findings.averagePlaysPerArtist(explore),
      valueTitle: "Plays per listener",
    }),
  ];
}

function ranking(artists: RankedArtist[], text: FigureText): RankingFigure {
  const bars = artists.map(({ slug, name, value, listeners }) => {
    const label = value < 1e7 ? formatCount(value) : formatCompact(value);
    const measured = `${text.valueTitle}: ${formatCount(value)}`;
    const audience = formatPlural(listeners, "listener");
    // Where the bar measures the audience there is nothing to add.
    return { slug, name, value, label, tooltip: value === listeners ? [name, measured] : [name, measured, audience] };
  });
  const max = Math.max(0, ...artists.map(({ value }) => value));
  return { ...text, kind: "ranking", artists, plot: { kind: "bars", bars, ticks: labelled(linearTicks(max, 4)) } };
}

function histogram(data: Histogram, values: BinValues, text: FigureText): HistogramFigure {
  const { bins } = data;
  const plot: HistogramPlot = {
    kind: "histogram",
    bins: bins.map((bin, index) => {
      const label = binLabel(bin, index === bins.length - 1, values);
      const tooltip = [`${text.valueTitle}: ${label}`, formatPlural(bin.artists, "artist")];
      return { label, artists: bin.artists, tooltip };
    }),
    edgeTicks: edgeTicks(bins).map(({ at, value }) => ({ at, label: formatCompact(value) })),
    countTicks: labelled(linearTicks(Math.max(0, ...bins.map((bin) => bin.artists)), 4)),
    median: { at: slotPosition(bins, data.median), label: `median ${formatCount(data.median)}` },
  };
  return { ...text, kind: "histogram", histogram: data, plot };
}

/** Whole numbers name a bin by its first and last value, fractions by its edges. */
type BinValues = "whole" | "fractional";

/** [2, 5) → "2–4" in whole numbers, "2 to below 5" in fractions; the last bin also holds its end. */
export function binLabel({ from, to }: { from: number; to: number }, last: boolean, values: BinValues): string {
  if (values === "fractional") return `${edge(from)} to ${last ? "" : "below "}${edge(to)}`;
  const first = Math.ceil(from);
  const final = last ? Math.floor(to) : Math.ceil(to) - 1;
  return first === final ? formatCount(first) : `${formatCount(first)}–${formatCount(final)}`;
}

function edge(value: number): string {
  return value < 10 ? String(value) : formatCount(value);
}

function labelled(values: readonly number[]): { at: number; label: string }[] {
  return values.map((at) => ({ at, label: formatCompact(at) }));
}
