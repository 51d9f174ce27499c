import { type FigureDefinition, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";

export const figure = {
  id: "plays-per-artist",
  title: "Plays per artist",
  section: "artists",
  uses: ["min"],
  distribution: { over: "artists", views: VIEWS, defaultView: "log-more" },
  schema: ArtistDistribution,
} as const satisfies FigureDefinition;
