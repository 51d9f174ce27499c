import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { Count, Share } from "../../primitives/numbers.ts";
import { defineFigure, placeHref } from "../_shared/figure.ts";
import type { LinesPlot } from "../_shared/plot.ts";
import { shareScale } from "../_shared/scales.ts";
import { tableOf } from "../_shared/table.ts";
import { NONE_ABOVE_FLOOR, theArtists } from "../_shared/words.ts";
import { floorIndex } from "../state.ts";

/** The share of artists whose hold on all plays the sentence gives. */
const TOP = 0.01;

const NOTHING = { artists: 0, gini: null, artists_for_half: null };

/** Lorenz curve: artists from the least played on, and what they hold together. */
export const figure = defineFigure(
  {
    id: "long-tail",
    title: "The long tail",
    section: "artists",
    uses: ["min"],
    schema: v.array(
      v.object({
        /** What the most played artists hold. */
        rows: v.array(v.object({ share_of_artists: Share, artists: Count, share_of_plays: Share })),
        summary: v.tuple([
          v.object({
            artists: Count,
            plays: Count,
            /** null if no artist is left. */
            gini: v.nullable(v.number()),
            /** This many of the most played hold half of the plays; null if no artist is left. */
            artists_for_half: v.nullable(Count),
          }),
        ]),
      }),
    ),
  },
  ({ explore, facts }, { min }) => {
    const index = floorIndex(explore.floors, min);
    const floor = explore.floors[index] ?? 1;
    const { rows = [], summary: [{ artists, gini, artists_for_half }] = [NOTHING] } =
      explore.figures["long-tail"][index] ?? {};
    const scale = shareScale();
    // The table goes from the most played on, the curve the other way round.
    const curve = [...rows]
      .reverse()
      .map((point) => ({ ...point, x: 1 - point.share_of_artists, y: 1 - point.share_of_plays }));
    const plot: LinesPlot = {
      kind: "lines",
      lines: [
        { id: "lorenz", label: "Artists, least played first", style: "accent", ys: [...curve.map(({ y }) => y), 1] },
      ],
      bands: [],
      reference: { label: "All artists equally played", from: [0, 0], to: [1, 1] },
      steps: [
        ...curve.map(({ x, artists: count, share_of_artists, share_of_plays }) => ({
          id: String(share_of_artists),
          x,
          tooltip: [
            `The most played ${formatShare(share_of_artists)}: ${formatPlural(count, "artist")}`,
            `${formatShare(share_of_plays)} of plays; all others ${formatShare(1 - share_of_plays)}`,
          ],
          href: floor === 1 && count <= facts.publishedArtists ? placeHref("plays", count) : null,
        })),
        { id: "all", x: 1, tooltip: ["All artists", "All plays"], href: null },
      ],
      xTicks: scale.ticks,
      yTicks: scale.ticks,
      hasDots: false,
    };
    const top = rows.find(({ share_of_artists }) => share_of_artists === TOP);
    const finding =
      top === undefined || gini === null
        ? NONE_ABOVE_FLOOR
        : `Of ${theArtists(artists, floor)}, the most played 1% (${formatCount(top.artists)}) account for ${formatShare(top.share_of_plays)} of all plays` +
          `${artists_for_half === null ? "" : `, the top ${formatPlural(artists_for_half, "artist")} for half of them`}. The Gini coefficient is ${gini.toFixed(2)}: 0 would mean that all are played equally, 1 that one has every play.`;
    return {
      finding,
      xTitle: "Share of artists, least played first",
      yTitle: "Share of all plays",
      drawing: "Line chart (Lorenz curve)",
      plot: rows.length === 0 ? null : plot,
      table: tableOf(rows, [
        ["share_of_artists", "Most played artists", "share"],
        ["artists", "Artists", "count"],
        ["share_of_plays", "Share of plays", "share"],
      ]),
    };
  },
);
