import * as v from "valibot";
import { first } from "../primitives/parameter.ts";
import { Slug } from "../primitives/slug.ts";
import { MAP_EXTENT } from "../site-data/map.ts";

/** `x,y,zoom`: the middle in map units, and the zoom. */
const MapView = v.pipe(
  v.string(),
  v.regex(/^\d{1,4},\d{1,4},\d{1,2}(?:\.\d{1,2})?$/),
  v.transform((text) => {
    const [x = 0, y = 0, zoom = 1] = text.split(",").map(Number);
    return { x, y, zoom };
  }),
  v.check(({ x, y, zoom }) => x <= MAP_EXTENT && y <= MAP_EXTENT && zoom >= 1),
);

/**
 * `/map?artist=radiohead&view=2048,1024,3.5`: the selected artist and the visible part of the map. Whatever can't be
 * parsed counts as absent, so any address is valid.
 */
export const MapAddress = v.object({
  artist: v.optional(v.pipe(v.unknown(), first, v.fallback(v.nullable(Slug), null)), null),
  view: v.optional(v.pipe(v.unknown(), first, v.fallback(v.nullable(MapView), null)), null),
});

export type MapAddress = v.InferOutput<typeof MapAddress>;

/** The query of the address, "" if nothing is selected and the whole map is visible. */
export function mapQuery({ artist, view }: MapAddress): string {
  const query = new URLSearchParams();
  if (artist !== null) query.set("artist", artist);
  if (view !== null) query.set("view", `${Math.round(view.x)},${Math.round(view.y)},${Number(view.zoom.toFixed(2))}`);
  // A comma needs no escape in a query, and addresses are read by people.
  return query.size === 0 ? "" : `?${query.toString().replaceAll("%2C", ",")}`;
}
