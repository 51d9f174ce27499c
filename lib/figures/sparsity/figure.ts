import * as v from "valibot";
import { Count, Share } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "sparsity",
  title: "Sparsity",
  section: "listeners",
  uses: [],
  schema: v.array(v.object({ artists: Count, pairs: Count, filled: Share })),
} as const satisfies FigureDefinition;
