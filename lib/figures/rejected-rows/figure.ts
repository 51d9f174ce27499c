import * as v from "valibot";
import { Count } from "../../primitives/numbers.ts";
import type { FigureDefinition } from "../_shared/figure.ts";

export const figure = {
  id: "rejected-rows",
  title: "Rows read, kept and rejected",
  section: "quality",
  uses: [],
  schema: v.object({
    rows: v.array(v.object({ reason: v.string(), description: v.string(), rows: Count })),
    summary: v.tuple([v.object({ read: Count, kept: Count, rejected: Count })]),
  }),
} as const satisfies FigureDefinition;
