import * as v from "valibot";
import type { FigureDefinition } from "../_shared/figure.ts";
import { RankedArtist } from "../_shared/schemas.ts";

export const figure = {
  id: "highest-average-plays",
  title: "Highest average plays",
  section: "artists",
  uses: ["min", "floor"],
  schema: v.array(v.array(RankedArtist)),
} as const satisfies FigureDefinition;
