import * as v from "valibot";
import type { FigureDefinition } from "../_shared/figure.ts";
import { RankedArtist } from "../_shared/schemas.ts";

export const figure = {
  id: "most-plays",
  title: "Most plays",
  section: "artists",
  uses: ["min"],
  schema: v.array(v.array(RankedArtist)),
} as const satisfies FigureDefinition;
