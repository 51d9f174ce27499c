import { type FigureDefinition, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";

export const figure = {
  id: "average-plays-per-artist",
  title: "Average plays per artist",
  section: "artists",
  uses: ["min"],
  distribution: { over: "artists", views: VIEWS, defaultView: "log-more" },
  schema: ArtistDistribution,
} as const satisfies FigureDefinition;
