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
  /** Name of the value's column. */
  column: string;
  items: "artists" | "listeners";
  /** How many items reach each value, in ascending order. */
  points: { value: number; count: number }[];
};

/** The empirical CCDF: the share of items that reach each value, both on logarithmic axes. */
export function ccdf({ finding, xTitle, column, items, points: all }: Reach): Drawn {
  const total = all[0]?.count ?? 0;
  const points = all.filter(({ count }) => count > 0);
  const x = logScale(all[0]?.value ?? 1, all.at(-1)?.value ?? 1);
  const y = logScale(1 / Math.max(total, 2), 1, percentLabel);
  const plot: LinesPlot = {
    kind: "lines",
    lines: [
      {
        id: "ccdf",
        label: "Share that reaches a value",
        style: "accent",
        ys: points.map(({ count }) => y.at(count / total)),
      },
    ],
    bands: [],
    reference: null,
    steps: points.map(({ value, count }) => ({
      id: String(value),
      x: x.at(value),
      tooltip: [
        `${xTitle}: ${formatDecimal(value)} or more`,
        `${formatPlural(count, items.slice(0, -1))}, ${formatShare(count / total)}`,
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
    yTitle: `Share of ${items} that reach it, logarithmic`,
    drawing: "Line chart (empirical CCDF)",
    plot: points.length === 0 ? null : plot,
    table: tableOf(points, [
      [`${column}_at_least`, "At least", "decimal", ({ value }) => value],
      [items, items === "artists" ? "Artists" : "Listeners", "count", ({ count }) => count],
      ["share", "Share", "share", ({ count }) => count / total],
    ]),
  };
}
