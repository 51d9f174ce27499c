import * as v from "valibot";
import { Count, Share } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
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
} as const satisfies FigureDefinition;
