import * as v from "valibot";
import { Count, Share } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "names-and-duplicates",
  title: "Names, identifiers and duplicates",
  section: "quality",
  uses: [],
  schema: v.array(v.object({ id: v.string(), found: Count, of: Count, share: Share })),
} as const satisfies FigureDefinition;
