import * as v from "valibot";

export const SLUG_MAX_LENGTH = 96;

/** Source of the regular expression that a whole slug matches. */
export const SLUG_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*";

/** The public, stable, ASCII string of an artist: lower-case letters and digits in runs joined by single hyphens. */
export const Slug = v.pipe(v.string(), v.maxLength(SLUG_MAX_LENGTH), v.regex(new RegExp(`^${SLUG_PATTERN}$`)));

export function isSlug(text: string): boolean {
  return v.is(Slug, text);
}
