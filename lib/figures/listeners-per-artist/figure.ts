import { type FigureDefinition, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";

export const figure = {
  id: "listeners-per-artist",
  title: "Listeners per artist",
  section: "artists",
  uses: ["min"],
  distribution: { over: "artists", views: VIEWS, defaultView: "log-fewer" },
  schema: ArtistDistribution,
} as const satisfies FigureDefinition;
