import "server-only";
import { isSlug } from "../primitives/slug.ts";
import { hasDataFile } from "./data-file.ts";

/** True where an artist has this slug; a malformed one is answered without touching disk or network. */
export async function hasArtist(slug: string): Promise<boolean> {
  return isSlug(slug) && hasDataFile(`artists/${slug}.json`);
}
