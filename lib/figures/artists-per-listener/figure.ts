import type { FigureDefinition } from "../_shared/figure.ts";
import { ListenerDistribution } from "../_shared/schemas.ts";

export const figure = {
  id: "artists-per-listener",
  title: "Artists per listener",
  section: "listeners",
  uses: [],
  distribution: {
    over: "listeners",
    views: ["log-fewer", "log-more", "linear-fewer", "linear-more", "ccdf"],
    defaultView: "linear-fewer",
  },
  schema: ListenerDistribution,
} as const satisfies FigureDefinition;
