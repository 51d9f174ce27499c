import { fold } from "./fold.ts";

/** Addresses are cut here, in UTF-16 units: what a longer one may have meant stands at its beginning. */
const MAX_LENGTH = 80;

/**
 * The words of an address that may be any garbage: folded, so letters, digits and single blanks only; "" where it has
 * none. Percent-encoding is undone where it is sound.
 */
export function slugToText(slug: string): string {
  const words = fold(decode(slug.slice(0, 9 * MAX_LENGTH)).slice(0, MAX_LENGTH));
  return /[\p{L}\p{N}]/u.test(words) ? words : "";
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // A stray % is garbage like any other: it folds to a blank.
    return slug;
  }
}
