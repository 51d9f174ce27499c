import { interpolateZoom } from "d3-interpolate";
import type { View } from "../../../lib/map/view.ts";
import { MAP_EXTENT } from "../../../lib/site-data/map.ts";

const MIN_MS = 180;
const MAX_MS = 900;

/** The path from one view to another, zooming out and in again over long distances (van Wijk and Nuij 2003). */
export interface Flight {
  durationMs: number;
  /** @param elapsed 0 to 1 */
  at(elapsed: number): View;
}

export function planFlight(from: View, to: View): Flight {
  const between = interpolateZoom([from.x, from.y, MAP_EXTENT / from.zoom], [to.x, to.y, MAP_EXTENT / to.zoom]);
  return {
    durationMs: Math.max(MIN_MS, Math.min(MAX_MS, between.duration * 0.45)),
    at(elapsed) {
      if (elapsed >= 1) return to;
      const eased = elapsed * elapsed * (3 - 2 * elapsed);
      const [x, y, width] = between(eased);
      return { x, y, zoom: MAP_EXTENT / width };
    },
  };
}
