import { formatCompact, formatCount, formatPlural } from "../../format.ts";
import type { Drawn, FigureTable } from "./figure.ts";
import type { BarsPlot } from "./plot.ts";
import { linearScale } from "./scales.ts";
import type { RankedArtist } from "./schemas.ts";

type Ranking = {
  finding: string;
  /** Name of the ranked quantity. */
  xTitle: string;
  kind: "count" | "decimal";
  artists: readonly RankedArtist[];
  /** All artists in this order. */
  whole: NonNullable<Drawn["whole"]>;
  /** Whether the ranked quantity is the number of listeners itself. */
  ofListeners?: boolean;
};

/** The first artists by a quantity, as bars that lead to them. */
export function ranking({ finding, xTitle, kind, artists, whole, ofListeners = false }: Ranking): Drawn {
  const scale = linearScale(Math.max(0, ...artists.map(({ value }) => value)), 3);
  const plot: BarsPlot = {
    kind: "bars",
    bars: artists.map(({ slug, name, value, listeners }) => {
      const measured = `${xTitle}: ${formatCount(value)}`;
      return {
        id: slug,
        name,
        share: scale.at(value),
        label: value < 1e7 ? formatCount(value) : formatCompact(value),
        // If the bar measures the audience there is nothing to add.
        tooltip: value === listeners ? [name, measured] : [name, measured, formatPlural(listeners, "listener")],
        href: `/artist/${slug}` as const,
      };
    }),
    names: "artists",
    xTicks: scale.ticks,
  };
  const table: FigureTable = {
    columns: [
      { id: "place", title: "Rank", kind: "count" },
      { id: "name", title: "Artist", kind: "text" },
      { id: ofListeners ? "listeners" : "value", title: xTitle, kind },
      ...(ofListeners ? [] : [{ id: "listeners", title: "Listeners", kind: "count" } as const]),
    ],
    rows: artists.map(({ name, value, listeners }, at) => [at + 1, name, value, ...(ofListeners ? [] : [listeners])]),
    rowHeader: "name",
    hrefs: artists.map(({ slug }) => `/artist/${slug}` as const),
  };
  const drawn = artists.length === 0 ? null : plot;
  return { finding, xTitle, yTitle: "Artist", drawing: "Bar chart", plot: drawn, table, whole };
}
