import * as v from "valibot";

export const SLUG_MAX_LENGTH = 96;

/** The public, stable, ASCII string of an artist: lower-case letters and digits in runs joined by single hyphens. */
export const Slug = v.pipe(v.string(), v.maxLength(SLUG_MAX_LENGTH), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

export function isSlug(text: string): boolean {
  return v.is(Slug, text);
}
