import { fold } from "./fold.ts";

/** Addresses are cut here, in UTF-16 units: the meaning of a longer one is at its beginning. */
const MAX_LENGTH = 80;

/**
 * The words of an arbitrary address: folded, so letters, digits and single blanks only; "" where it has
 * none. Valid percent-encoding is decoded.
 */
export function slugToText(slug: string): string {
  const words = fold(decode(slug.slice(0, 9 * MAX_LENGTH)).slice(0, MAX_LENGTH));
  return /[\p{L}\p{N}]/u.test(words) ? words : "";
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // A stray % folds to a blank like any other symbol.
    return slug;
  }
}
