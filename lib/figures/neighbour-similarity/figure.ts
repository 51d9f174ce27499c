import * as v from "valibot";
import { Count, Share } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "neighbour-similarity",
  title: "Similarity by rank",
  section: "neighbours",
  uses: [],
  schema: v.array(
    v.object({
      place: Count,
      artists: Count,
      percentile_5: Share,
      percentile_25: Share,
      median: Share,
      percentile_75: Share,
      percentile_95: Share,
    }),
  ),
} as const satisfies FigureDefinition;
