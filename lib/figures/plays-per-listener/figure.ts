import type { FigureDefinition } from "../_shared/figure.ts";
import { ListenerDistribution } from "../_shared/schemas.ts";

export const figure = {
  id: "plays-per-listener",
  title: "Plays per listener",
  section: "listeners",
  uses: [],
  distribution: { over: "listeners", views: ["log-fewer", "log-more", "ccdf"], defaultView: "log-more" },
  schema: ListenerDistribution,
} as const satisfies FigureDefinition;
