import * as v from "valibot";
import { formatPlural, formatShare } from "../../format.ts";
import { Count, Share } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import { listenerAxis, listenersIn } from "../_shared/listener-bins.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { tableOf } from "../_shared/table.ts";

const EMPTY_BIN = { from_listeners: 1, to_listeners: 2, share: 0 };

export const figure = defineFigure(
  {
    id: "neighbour-reciprocity",
    title: "Mutual neighbours",
    section: "neighbours",
    uses: [],
    schema: v.array(
      v.object({
        from_listeners: Count,
        to_listeners: Count,
        artists: Count,
        listed: Count,
        reciprocal: Count,
        share: Share,
      }),
    ),
  },
  ({ explore, facts: { topK } }) => {
    const bins = explore.figures["neighbour-reciprocity"];
    const { x, middle } = listenerAxis(bins);
    const listed = bins.reduce((sum, bin) => sum + bin.listed, 0);
    const reciprocal = bins.reduce((sum, bin) => sum + bin.reciprocal, 0);
    const plot: LinesPlot = {
      kind: "lines",
      lines: [{ id: "share", label: "Neighbours that list back", style: "accent", ys: bins.map(({ share }) => share) }],
      bands: [],
      reference: null,
      steps: bins.map((bin) => ({
        id: String(bin.from_listeners),
        x: middle(bin),
        tooltip: [
          `Artists with ${listenersIn(bin)}`,
          `${formatShare(bin.share)} of their ${formatPlural(bin.listed, "neighbour")} list them back`,
          formatPlural(bin.artists, "artist"),
        ],
        href: null,
      })),
      xTicks: x.ticks,
      yTicks: [0, 25, 50, 75, 100].map((tick) => ({ at: tick / 100, label: `${tick}%` })),
      hasDots: true,
    };
    const low = bins.reduce((worst, bin) => (bin.share < worst.share ? bin : worst), bins[0] ?? EMPTY_BIN);
    const high = bins.reduce((best, bin) => (bin.share > best.share ? bin : best), bins[0] ?? EMPTY_BIN);
    const finding =
      bins.length === 0
        ? "No artist has a neighbour."
        : `${formatShare(reciprocal / listed)} of listed neighbours list the artist back: similarity is symmetric, but a list has only ${topK} places, and all artists compete for them.` +
          (low.share === high.share
            ? ""
            : ` The share is lowest for artists with ${listenersIn(low)} (${formatShare(low.share)}) and highest for those with ${listenersIn(high)} (${formatShare(high.share)}).`);
    return {
      finding,
      xTitle: "Listeners per artist, logarithmic",
      yTitle: "Share of neighbours that list the artist back",
      drawing: "Line chart",
      plot: bins.length === 0 ? null : plot,
      table: tableOf(bins, [
        ["from_listeners", "Listeners from", "count"],
        ["to_listeners", "To below", "count"],
        ["artists", "Artists", "count"],
        ["listed", "Neighbours", "count"],
        ["reciprocal", "That list back", "count"],
        ["share", "Share", "share"],
      ]),
    };
  },
);
