import * as v from "valibot";
import { isSlug } from "../primitives/slug.ts";

/** Artists that are open at once, the first included: more no longer fit a phone's width legibly. */
export const MAX_OPEN = 8;

function readSlugs(value: unknown): string[] {
  const texts = [value].flat().filter((text) => typeof text === "string");
  return [...new Set(texts.join(",").split(",").filter(isSlug))].slice(0, MAX_OPEN - 1);
}

/** `?open=muse,blur` on /around/radiohead: who was opened, in this order. Any address is valid; what is not a slug counts as absent. */
export const AroundQuery = v.object({ open: v.optional(v.pipe(v.unknown(), v.transform(readSlugs)), "") });

/** The address of the network around an artist with these opened. */
export function aroundHref(slug: string, open: readonly string[] = []): `/around/${string}` {
  return `/around/${slug}${open.length === 0 ? "" : `?open=${open.join(",")}`}`;
}
