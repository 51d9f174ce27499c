import * as v from "valibot";
import { Count } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
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
} as const satisfies FigureDefinition;
