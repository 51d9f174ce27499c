import * as v from "valibot";
import type { FigureDefinition } from "../_shared/figure.ts";
import { RankedArtist } from "../_shared/schemas.ts";

export const figure = {
  id: "most-listeners",
  title: "Most listeners",
  section: "artists",
  uses: [],
  schema: v.array(RankedArtist),
} as const satisfies FigureDefinition;
