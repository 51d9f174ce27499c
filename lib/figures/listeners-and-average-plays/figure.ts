import * as v from "valibot";
import { Count } from "../../primitives/numbers.ts";
import { Slug } from "../../primitives/slug.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "listeners-and-average-plays",
  title: "Listeners vs. average plays",
  section: "artists",
  uses: [],
  schema: v.object({
    /** Cells that hold artists, with the most listened to of each; null if it has no page. */
    rows: v.array(
      v.object({
        from_listeners: v.number(),
        to_listeners: v.number(),
        from_average: v.number(),
        to_average: v.number(),
        artists: Count,
        slug: v.nullable(Slug),
        name: v.nullable(v.string()),
      }),
    ),
    summary: v.array(
      v.object({ from_listeners: v.number(), to_listeners: v.number(), artists: Count, median_average: v.number() }),
    ),
  }),
} as const satisfies FigureDefinition;
