import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { Count } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import type { BarsPlot } from "../_shared/plot.ts";
import { linearScale } from "../_shared/scales.ts";

export const figure = defineFigure(
  {
    id: "rejected-rows",
    title: "Rows read, kept and rejected",
    section: "quality",
    uses: [],
    schema: v.object({
      rows: v.array(v.object({ reason: v.string(), description: v.string(), rows: Count })),
      summary: v.tuple([v.object({ read: Count, kept: Count, rejected: Count })]),
    }),
  },
  ({ explore }) => {
    const {
      rows: reasons,
      summary: [{ read, kept, rejected }],
    } = explore.figures["rejected-rows"];
    const scale = linearScale(Math.max(0, ...reasons.map(({ rows }) => rows)), 3);
    const plot: BarsPlot = {
      kind: "bars",
      bars: reasons.map(({ reason, description, rows }) => ({
        id: reason,
        name: description,
        share: scale.at(rows),
        label: formatCount(rows),
        tooltip: [description, `${formatPlural(rows, "row")}, ${formatShare(rows / read)} of those read`],
        href: null,
      })),
      names: "phrases",
      xTicks: scale.ticks,
    };
    const [first] = reasons;
    const finding =
      `${formatCount(kept)} of ${formatPlural(read, "row")} were kept (${formatShare(kept / read)})` +
      (first === undefined
        ? "; none were rejected."
        : `; ${formatPlural(rejected, "was", "were")} rejected, most often because ${first.description} (${formatCount(first.rows)}).`);
    return {
      finding,
      xTitle: "Rejected rows",
      yTitle: "Reason (the first that applies)",
      drawing: "Bar chart",
      plot: reasons.length === 0 ? null : plot,
      table: {
        columns: [
          { id: "outcome", title: "Rows", kind: "text" },
          { id: "rows", title: "Number", kind: "count" },
          { id: "share", title: "Share of rows read", kind: "share" },
        ],
        rows: [
          ["read", read, 1],
          ["kept", kept, kept / read],
          ...reasons.map(({ description, rows }) => [`rejected: ${description}`, rows, rows / read]),
        ],
        rowHeader: "outcome",
        hrefs: [null, null, ...reasons.map(() => null)],
      },
    };
  },
);
