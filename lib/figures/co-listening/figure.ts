import * as v from "valibot";
import { formatCount, formatPlural } from "../../format.ts";
import { Count } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { logScale } from "../_shared/scales.ts";
import { tableOf } from "../_shared/table.ts";
import { formatPrecise } from "../_shared/words.ts";

export const figure = defineFigure(
  {
    id: "co-listening",
    title: "Co-listening",
    section: "listeners",
    uses: [],
    schema: v.array(v.object({ at_least: Count, pairs: Count, artists: Count })),
  },
  ({ explore, facts }) => {
    const points = explore.figures["co-listening"];
    const most = points.at(-1)?.at_least ?? 1;
    const x = logScale(1, Math.max(2, most));
    const y = logScale(1, Math.max(10, points[0]?.pairs ?? 1, points[0]?.artists ?? 1));
    const plot: LinesPlot = {
      kind: "lines",
      lines: [
        { id: "pairs", label: "Pairs of artists", style: "accent", ys: points.map(({ pairs }) => y.at(pairs)) },
        {
          id: "artists",
          label: "Artists in such a pair",
          style: "ink",
          ys: points.map(({ artists }) => y.at(artists)),
        },
      ],
      bands: [],
      reference: null,
      steps: points.map(({ at_least, pairs, artists }) => ({
        id: String(at_least),
        x: x.at(at_least),
        tooltip: [
          `At least ${formatPlural(at_least, "shared listener")}`,
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
    const ten = points.find(({ at_least }) => at_least === 10);
    const finding =
      any === undefined
        ? "No two artists share a listener."
        : `${formatPlural(any.pairs, "pair")} of artists share at least one listener, ${formatPrecise(any.pairs / possible)} of all possible pairs` +
          `${ten === undefined ? "" : `; ${formatCount(ten.pairs)} pairs, made of ${formatCount(ten.artists)} artists, share ten or more`}. The most that any two share is ${formatCount(most)}.`;
    return {
      finding,
      xTitle: "Shared listeners (at least), logarithmic",
      yTitle: "Pairs and artists, logarithmic",
      drawing: "Line chart",
      plot: points.length === 0 ? null : plot,
      table: tableOf(points, [
        ["at_least", "Shared listeners (at least)", "count"],
        ["pairs", "Pairs of artists", "count"],
        ["artists", "Artists in such a pair", "count"],
      ]),
    };
  },
);
