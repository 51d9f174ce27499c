import * as v from "valibot";
import { isSlug } from "../primitives/slug.ts";

/** Artists in one shared address, at most: 10 kB of it. */
export const SHARED_MAX = 100;

function readSlugs(value: unknown): string[] {
  const texts = [value].flat().filter((text) => typeof text === "string");
  return [...new Set(texts.join(",").split(",").filter(isSlug))].slice(0, SHARED_MAX);
}

/** `?with=radiohead,bjork` on /kept: someone's list. Any address is valid; what is not a slug counts as absent. */
export const SharedList = v.object({ with: v.optional(v.pipe(v.unknown(), v.transform(readSlugs)), "") });

/** The address that `SharedList` reads as the first of these artists. */
export function sharedListHref(artists: readonly { slug: string }[]): `/kept?${string}` {
  const slugs = artists.slice(0, SHARED_MAX).map(({ slug }) => slug);
  return `/kept?with=${slugs.join(",")}`;
}
