import * as v from "valibot";
import { Count, Share } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
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
} as const satisfies FigureDefinition;
