import type { Match } from "./rank.ts";
import { type SearchSource, search } from "./search.ts";
import { slugToText } from "./slug-to-text.ts";
import { withinShards } from "./within-shards.ts";

/** Each additional word is another search. */
const MAX_WORDS = 6;
/** Enough for one search; later ones mostly read the same shards. */
const MAX_SHARDS = 18;

/**
 * Artists that an unknown address may have meant, best first: those that match its words, else those that match its
 * longest beginning of whole words.
 */
export async function nearMatches(slug: string, source: SearchSource, limit: number): Promise<Match[]> {
  const files = withinShards(source, MAX_SHARDS);
  const words = slugToText(slug).split(" ").slice(0, MAX_WORDS);
  for (let count = words.length; count > 0; count--) {
    const { matches } = await search(words.slice(0, count).join(" "), files, limit);
    if (matches.length > 0) return matches;
  }
  return [];
}
