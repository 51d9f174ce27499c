import { formatCompact, formatCount, formatPlural } from "../../format.ts";
import type { Drawn } from "./figure.ts";
import type { BarsPlot } from "./plot.ts";
import { linearScale } from "./scales.ts";
import type { RankedArtist } from "./schemas.ts";
import { tableOf } from "./table.ts";

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

const hrefOf = ({ slug }: Pick<RankedArtist, "slug">) => `/artist/${slug}` as const;

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
        href: hrefOf({ slug }),
      };
    }),
    names: "artists",
    xTicks: scale.ticks,
  };
  const table = tableOf(
    artists,
    [
      ["place", "Rank", "count", (_, at) => at + 1],
      ["name", "Artist", "text"],
      [ofListeners ? "listeners" : "value", xTitle, kind],
      ...(ofListeners ? [] : [["listeners", "Listeners", "count"] as const]),
    ],
    { rowHeader: "name", hrefOf },
  );
  const drawn = artists.length === 0 ? null : plot;
  return { finding, xTitle, yTitle: "Artist", drawing: "Bar chart", plot: drawn, table, whole };
}
