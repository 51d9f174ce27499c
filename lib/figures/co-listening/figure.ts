import * as v from "valibot";
import { Count } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "co-listening",
  title: "Co-listening",
  section: "listeners",
  uses: [],
  schema: v.array(v.object({ at_least: Count, pairs: Count, artists: Count })),
} as const satisfies FigureDefinition;
