import { formatPlural, formatShare } from "../../format.ts";
import type { Drawn } from "./figure.ts";
import type { LinesPlot, Tick } from "./plot.ts";
import { logScale } from "./scales.ts";
import { tableOf } from "./table.ts";
import { formatDecimal, percentLabel } from "./words.ts";

/** The median among the bins of a distribution; null if it is unknown or beyond the last. */
export function marker(median: number | null, at: number): Tick | null {
  return median === null || at > 1 ? null : { at, label: `median ${formatDecimal(median)}` };
}

type Reach = {
  finding: string;
  xTitle: string;
  unit: "artists" | "listeners";
  /** How many items reach each value `from`, in ascending order. */
  points: { from: number; items: number }[];
};

/** The empirical CCDF: the share of items that reach each value, both on logarithmic axes. */
export function ccdf({ finding, xTitle, unit, points: all }: Reach): Drawn {
  const total = all[0]?.items ?? 0;
  const points = all.filter(({ items }) => items > 0);
  const x = logScale(all[0]?.from ?? 1, all.at(-1)?.from ?? 1);
  const y = logScale(1 / Math.max(total, 2), 1, percentLabel);
  const plot: LinesPlot = {
    kind: "lines",
    lines: [
      {
        id: "ccdf",
        label: "Share that reaches a value",
        style: "accent",
        ys: points.map(({ items }) => y.at(items / total)),
      },
    ],
    bands: [],
    reference: null,
    steps: points.map(({ from, items }) => ({
      id: String(from),
      x: x.at(from),
      tooltip: [
        `${xTitle}: ${formatDecimal(from)} or more`,
        `${formatPlural(items, unit.slice(0, -1))}, ${formatShare(items / total)}`,
      ],
      href: null,
    })),
    xTicks: x.ticks,
    yTicks: y.ticks,
    hasDots: false,
  };
  return {
    finding,
    xTitle: `${xTitle} (at least), logarithmic`,
    yTitle: `Share of ${unit} that reach it, logarithmic`,
    drawing: "Line chart (empirical CCDF)",
    plot: points.length === 0 ? null : plot,
    table: tableOf(points, [
      ["from", "At least", "decimal"],
      ["items", unit === "artists" ? "Artists" : "Listeners", "count"],
      ["share", "Share", "share", ({ items }) => items / total],
    ]),
  };
}
