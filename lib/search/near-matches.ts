import type { Match } from "./rank.ts";
import { type SearchSource, search } from "./search.ts";

/** What a person may have meant by an address: hyphens read as blanks, percent-encoding undone where it is sound. */
export function slugToText(slug: string): string {
  let decoded = slug;
  try {
    decoded = decodeURIComponent(slug);
  } catch {
    // A stray % is garbage like any other; it folds to a blank.
  }
  return decoded.replace(/[-_+]+/g, " ").trim();
}

/**
 * Artists that an unknown address may have meant, best first: those that match its words, else those that match its
 * longest beginning of whole words.
 */
export async function nearMatches(slug: string, source: SearchSource, limit: number): Promise<Match[]> {
  const words = slugToText(slug).slice(0, 100).split(/\s+/).filter(Boolean).slice(0, 6);
  for (let count = words.length; count > 0; count--) {
    const { matches } = await search(words.slice(0, count).join(" "), source, limit);
    if (matches.length > 0) return matches;
  }
  return [];
}
