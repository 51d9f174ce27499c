import * as v from "valibot";
import { formatPlural, formatShare } from "../../format.ts";
import { Count } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import { listenerAxis, listenersIn } from "../_shared/listener-bins.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { logScale } from "../_shared/scales.ts";
import { tableOf } from "../_shared/table.ts";
import { formatDecimal } from "../_shared/words.ts";

export const figure = defineFigure(
  {
    id: "popularity-bias",
    title: "Popularity bias",
    section: "neighbours",
    uses: [],
    schema: v.array(
      v.object({
        from_listeners: Count,
        to_listeners: Count,
        artists: Count,
        median_listeners: Count,
        percentile_25: v.number(),
        median: v.number(),
        percentile_75: v.number(),
        with_better_known: Count,
      }),
    ),
  },
  ({ explore }) => {
    const bins = explore.figures["popularity-bias"];
    const { x, middle } = listenerAxis(bins);
    const values = bins.flatMap(({ percentile_25, percentile_75 }) => [percentile_25, percentile_75]);
    const y = logScale(Math.max(1, Math.min(...values, 1e9)), Math.max(10, ...values));
    const equalFrom = Math.max(x.valueAt(0), y.valueAt(0));
    const equalTo = Math.min(x.valueAt(1), y.valueAt(1));
    const plot: LinesPlot = {
      kind: "lines",
      lines: [{ id: "median", label: "Median", style: "accent", ys: bins.map(({ median }) => y.at(median)) }],
      bands: [
        {
          id: "half",
          label: "50% of artists",
          lows: bins.map(({ percentile_25 }) => y.at(percentile_25)),
          highs: bins.map(({ percentile_75 }) => y.at(percentile_75)),
        },
      ],
      reference: {
        label: "Neighbours as popular as the artist",
        from: [x.at(equalFrom), y.at(equalFrom)],
        to: [x.at(equalTo), y.at(equalTo)],
      },
      steps: bins.map((bin) => ({
        id: String(bin.from_listeners),
        x: middle(bin),
        tooltip: [
          `Artists with ${listenersIn(bin)}`,
          `ten nearest neighbours: median of ${formatDecimal(bin.median)} listeners`,
          `50% between ${formatDecimal(bin.percentile_25)} and ${formatDecimal(bin.percentile_75)}`,
          formatPlural(bin.artists, "artist"),
        ],
        href: null,
      })),
      xTicks: x.ticks,
      yTicks: y.ticks,
      hasDots: true,
    };
    const artists = bins.reduce((sum, bin) => sum + bin.artists, 0);
    const better = bins.reduce((sum, bin) => sum + bin.with_better_known, 0);
    const first = bins[0];
    const last = bins.at(-1);
    const finding =
      first === undefined || last === undefined
        ? "No artist has a neighbour."
        : `For ${formatShare(better / artists)} of artists, the median of their ten nearest neighbours is more popular than they are. ` +
          `Artists with ${listenersIn(first)} have neighbours with a median of ${formatDecimal(first.median)} listeners; for artists with ${listenersIn(last)}, it is ${formatDecimal(last.median)}.`;
    return {
      finding,
      xTitle: "Listeners per artist, logarithmic",
      yTitle: "Listeners of the ten nearest neighbours, logarithmic",
      drawing: "Line chart with a quantile band",
      plot: bins.length === 0 ? null : plot,
      table: tableOf(bins, [
        ["from_listeners", "Listeners from", "count"],
        ["to_listeners", "To below", "count"],
        ["artists", "Artists", "count"],
        ["percentile_25", "Neighbours’ listeners, 25th percentile", "decimal"],
        ["median", "Median", "decimal"],
        ["percentile_75", "75th percentile", "decimal"],
        ["with_better_known", "Artists with more popular neighbours", "count"],
      ]),
    };
  },
);
