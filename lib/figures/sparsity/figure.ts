import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { Count, Share } from "../../primitives/numbers.ts";
import { defineFigure, placeHref } from "../_shared/figure.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { logScale } from "../_shared/scales.ts";
import { tableOf } from "../_shared/table.ts";
import { formatPrecise, NO_ARTISTS, percentLabel } from "../_shared/words.ts";

/** How full the matrix of listeners and artists is among the most popular artists. */
export const figure = defineFigure(
  {
    id: "sparsity",
    title: "Sparsity",
    section: "listeners",
    uses: [],
    schema: v.array(v.object({ artists: Count, pairs: Count, filled: Share })),
  },
  ({ explore, facts: { users, publishedArtists } }) => {
    const points = explore.figures.sparsity;
    const x = logScale(1, Math.max(10, points.at(-1)?.artists ?? 1));
    const y = logScale(
      Math.min(1, ...points.map(({ filled }) => filled).filter((filled) => filled > 0)),
      Math.max(...points.map(({ filled }) => filled), 0.01),
      percentLabel,
    );
    const hrefOf = ({ artists }: { artists: number }) =>
      artists <= publishedArtists ? placeHref("popular", artists) : null;
    const first = points[0];
    const all = points.at(-1);
    const plot: LinesPlot = {
      kind: "lines",
      lines: [
        { id: "filled", label: "Pairs that exist", style: "accent", ys: points.map(({ filled }) => y.at(filled)) },
      ],
      bands: [],
      reference: null,
      steps: points.map(({ artists, pairs, filled }) => ({
        id: String(artists),
        x: x.at(artists),
        tooltip: [
          artists === 1 ? "The most popular artist" : `The ${formatCount(artists)} most popular artists`,
          `${formatPlural(pairs, "listener–artist pair")}, ${formatPrecise(filled)} of those possible`,
        ],
        href: hrefOf({ artists }),
      })),
      xTicks: x.ticks,
      yTicks: y.ticks,
      hasDots: true,
    };
    const hundred = points.find(({ artists }) => artists === 100);
    const finding =
      first === undefined || all === undefined
        ? NO_ARTISTS
        : `Of the ${formatPlural(users * all.artists, "possible listener–artist pair")}, ${formatPrecise(all.filled)} exist: the matrix is ${formatPrecise(1 - all.filled)} empty. ` +
          (hundred === undefined
            ? `Of those with the most popular artist, ${formatShare(first.filled)} exist.`
            : `Of those with the 100 most popular artists, ${formatPrecise(hundred.filled)} exist.`);
    return {
      finding,
      xTitle: "Most popular artists, logarithmic",
      yTitle: "Share of possible pairs that exist, logarithmic",
      drawing: "Line chart",
      plot: points.length === 0 ? null : plot,
      table: tableOf(
        points,
        [
          ["artists", "Most popular artists", "count"],
          ["pairs", "Pairs", "count"],
          ["filled", "Share of possible pairs", "share"],
        ],
        { hrefOf },
      ),
    };
  },
);
