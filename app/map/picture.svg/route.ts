import { MAP_FILE } from "../../../lib/site-data/map.ts";
import { requireData } from "../../../lib/site-data/read.ts";
import { createAtlas } from "../../../lib/map/atlas.ts";
import { mapPicture } from "../picture.ts";

export const dynamic = "force-static";
/** Seconds, the same as the page that shows it. */
export const revalidate = 300;

export async function GET(): Promise<Response> {
  const picture = mapPicture(createAtlas(await requireData(MAP_FILE, {})));
  return new Response(picture, { headers: { "Content-Type": "image/svg+xml; charset=utf-8" } });
}
