import { formatCompact, formatCount, formatPlural, formatShare } from "../../format.ts";
import type { RankedArtist } from "../../site-data/explore.ts";
import { averageFloorOf, type ExploreState, floorIndex } from "../state.ts";
import type { Figure, FigureData, FigureId, FigureTable } from "./figure.ts";
import type { BarsPlot } from "./plot.ts";
import { linearScale } from "./scales.ts";
import { formatDecimal } from "./words.ts";

/** All artists in the order that a figure shows the first of. */
const WHOLE = {
  "most-listeners": { href: "/artists", title: "All artists by listeners" },
  "most-plays": { href: "/artists/plays/1", title: "All artists by plays" },
  "highest-average-plays": { href: "/artists/average-plays/1", title: "All artists by average plays" },
} as const satisfies Partial<Record<FigureId, Figure["whole"]>>;

const NOBODY = "No artist has so many listeners.";

export function mostListeners({ explore, facts: { users } }: FigureData): Figure {
  const artists = explore.mostListeners;
  const [first] = artists;
  const last = artists.at(-1);
  const by = (value: number) => `by ${formatCount(value)}`;
  let finding = "No artist has been published.";
  if (first !== undefined) {
    finding = `${first.name} is heard ${by(first.value)} of ${formatPlural(users, "listener")} (${formatShare(first.value / users)})`;
    if (last !== undefined && last !== first)
      finding += `; ${last.name}, number ${artists.length}, ${by(last.value)} (${formatShare(last.value / users)})`;
    finding += ".";
  }
  return ranking("most-listeners", "Most listeners", finding, "Listeners", "count", artists);
}

export function mostPlays({ explore, facts }: FigureData, { min }: ExploreState): Figure {
  const index = floorIndex(explore.floors, min);
  const floor = explore.floors[index] ?? 1;
  const artists = explore.mostPlaysByFloor[index] ?? [];
  const [first] = artists;
  const shown = artists.reduce((sum, { value }) => sum + value, 0);
  const finding =
    first === undefined
      ? NOBODY
      : `${floor > 1 ? `Among artists with at least ${formatPlural(floor, "listener")}, ` : ""}${first.name} was played most: ${formatPlural(first.value, "time")}, by ${formatPlural(first.listeners, "listener")}. ` +
        `${artists.length === 1 ? "That is" : `The ${artists.length} artists shown hold`} ${formatShare(shown / facts.plays)} of all plays.`;
  return ranking("most-plays", "Most plays", finding, "Plays", "count", artists);
}

export function highestAveragePlays({ explore }: FigureData, state: ExploreState): Figure {
  const floor = averageFloorOf(explore, state);
  const index = floorIndex(explore.floors, floor);
  const artists = explore.highestAveragePlaysByFloor[index] ?? [];
  const median = explore.averagePlaysPerArtist.summaryByFloor[index]?.median ?? 0;
  const [first] = artists;
  const listeners = formatPlural(floor, "listener");
  const finding =
    first === undefined
      ? NOBODY
      : `Among artists with at least ${listeners}, ${first.name} is played most by each: ` +
        `${formatPlural(Math.round(first.value), "time")} on average, by ${formatPlural(first.listeners, "listener")}. ` +
        `The median of such artists is ${formatDecimal(median)}.${floor === 1 ? " Without a floor such a ranking finds accidents: one listener is enough to win." : ""}`;
  return ranking(
    "highest-average-plays",
    `Highest average plays, from ${listeners} up`,
    finding,
    "Plays per listener",
    "decimal",
    artists,
  );
}

function ranking(
  id: keyof typeof WHOLE,
  title: string,
  finding: string,
  xTitle: string,
  kind: "count" | "decimal",
  artists: readonly RankedArtist[],
): Figure {
  const scale = linearScale(Math.max(0, ...artists.map(({ value }) => value)), 3);
  const plot: BarsPlot = {
    kind: "bars",
    bars: artists.map(({ slug, name, value, listeners }) => {
      const measured = `${xTitle}: ${formatCount(value)}`;
      const audience = formatPlural(listeners, "listener");
      return {
        id: slug,
        name,
        share: scale.at(value),
        label: value < 1e7 ? formatCount(value) : formatCompact(value),
        // Where the bar measures the audience there is nothing to add.
        tooltip: value === listeners ? [name, measured] : [name, measured, audience],
        href: `/artist/${slug}` as const,
      };
    }),
    names: "artists",
    xTicks: scale.ticks,
  };
  const hasAudience = id !== "most-listeners";
  const table: FigureTable = {
    columns: [
      { id: "place", title: "Place", kind: "count" },
      { id: "name", title: "Artist", kind: "text" },
      { id: hasAudience ? "value" : "listeners", title: xTitle, kind },
      ...(hasAudience ? [{ id: "listeners", title: "Listeners", kind: "count" } as const] : []),
    ],
    rows: artists.map(({ name, value, listeners }, at) => [at + 1, name, value, ...(hasAudience ? [listeners] : [])]),
    rowHeader: "name",
    hrefs: artists.map(({ slug }) => `/artist/${slug}` as const),
  };
  const plotOrNone = artists.length === 0 ? null : plot;
  return {
    ...{ id, title, finding, xTitle, table },
    yTitle: "Artist",
    drawing: "Bar chart",
    plot: plotOrNone,
    whole: WHOLE[id],
  };
}
