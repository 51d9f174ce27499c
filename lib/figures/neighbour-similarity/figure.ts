import * as v from "valibot";
import { formatCount, formatPlural } from "../../format.ts";
import { Count, Share } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { tableOf } from "../_shared/table.ts";

export const figure = defineFigure(
  {
    id: "neighbour-similarity",
    title: "Similarity by rank",
    section: "neighbours",
    uses: [],
    schema: v.array(
      v.object({
        place: Count,
        artists: Count,
        percentile_5: Share,
        percentile_25: Share,
        median: Share,
        percentile_75: Share,
        percentile_95: Share,
      }),
    ),
  },
  ({ explore, facts: { topK } }) => {
    const places = explore.figures["neighbour-similarity"];
    const most = Math.max(0.1, ...places.map(({ percentile_95 }) => percentile_95));
    const end = Math.min(1, Math.ceil(most * 10) / 10);
    const ticks = Array.from({ length: Math.round(end * 10) + 1 }, (_, tenth) => ({
      at: tenth / 10 / end,
      label: (tenth / 10).toFixed(1),
    }));
    const last = places.at(-1)?.place ?? 1;
    const x = (place: number) => (last === 1 ? 0.5 : (place - 1) / (last - 1));
    const plot: LinesPlot = {
      kind: "lines",
      lines: [{ id: "median", label: "Median artist", style: "accent", ys: places.map(({ median }) => median / end) }],
      bands: [
        {
          id: "most",
          label: "90% of artists",
          lows: places.map(({ percentile_5 }) => percentile_5 / end),
          highs: places.map(({ percentile_95 }) => percentile_95 / end),
        },
        {
          id: "half",
          label: "50% of artists",
          lows: places.map(({ percentile_25 }) => percentile_25 / end),
          highs: places.map(({ percentile_75 }) => percentile_75 / end),
        },
      ],
      reference: null,
      steps: places.map((one) => ({
        id: String(one.place),
        x: x(one.place),
        tooltip: [
          `Rank ${one.place}`,
          `median ${one.median.toFixed(2)}`,
          `50% between ${one.percentile_25.toFixed(2)} and ${one.percentile_75.toFixed(2)}`,
          `90% between ${one.percentile_5.toFixed(2)} and ${one.percentile_95.toFixed(2)}`,
        ],
        href: null,
      })),
      xTicks: (last < 10
        ? places.map(({ place }) => place)
        : [1, 10, 20, 30, 40, 50].filter((place) => place <= last)
      ).map((place) => ({ at: x(place), label: String(place) })),
      yTicks: ticks.length > 7 ? ticks.filter((_, tenth) => tenth % 2 === 0) : ticks,
      hasDots: false,
    };
    const first = places[0];
    const deepest = places.at(-1);
    const finding =
      first === undefined || deepest === undefined
        ? "No artist has a neighbour."
        : `The median similarity is ${first.median.toFixed(2)} at rank 1 and ${deepest.median.toFixed(2)} at rank ${deepest.place}. ` +
          (deepest.place < topK
            ? `No artist has all ${topK}.`
            : `${formatCount(deepest.artists)} of ${formatPlural(first.artists, "artist")} with neighbours have all ${topK}.`);
    return {
      finding,
      xTitle: "Rank in an artist’s list of neighbours",
      yTitle: "Similarity (0 to 1)",
      drawing: "Line chart with quantile bands",
      plot: places.length === 0 ? null : plot,
      table: tableOf(places, [
        ["place", "Rank", "count"],
        ["artists", "Artists", "count"],
        ["percentile_5", "5th percentile", "decimal"],
        ["percentile_25", "25th percentile", "decimal"],
        ["median", "Median", "decimal"],
        ["percentile_75", "75th percentile", "decimal"],
        ["percentile_95", "95th percentile", "decimal"],
      ]),
    };
  },
);
