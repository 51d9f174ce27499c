import { type Query, toQuery } from "../../../lib/search/match.ts";
import { type Match, rank } from "../../../lib/search/rank.ts";
import { type SearchSource, search } from "../../../lib/search/search.ts";
import { forgetData, loadData, loadDataAt, OutdatedData } from "../../../lib/site-data/fetch.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "../../../lib/site-data/search.ts";
import { readRecentArtists } from "./recent-artists.ts";

/** Rows in the open list. */
const MAX_SUGGESTIONS = 8;

export interface Suggestions {
  /** The query of these matches; lags behind the typed text while newer matches are loading. */
  query: Query;
  matches: Match[];
  didYouMean: Match | null;
  /** `recent`: nothing is typed; `partial`: from the most popular artists only, while the shards load. */
  state: "recent" | "partial" | "complete" | "failed";
}

/** For an empty box: the artists chosen in it before. */
export function recentSuggestions(): Suggestions {
  const matches = readRecentArtists().map((artist): Match => ({ ...artist, kind: "exact" }));
  return { query: toQuery(""), matches, didYouMean: null, state: "recent" };
}

/** Every search needs the head, so its request is never aborted. */
const loadHead = () => loadData(SEARCH_HEAD_FILE, {}, null);

/** Reads the head file, so that the first letter finds it there. */
export async function warmUp(): Promise<void> {
  await loadHead();
}

/** The search index over the network. Requests for shards abort with `signal`; each must be of the head's edition. */
const searchIndex = (signal: AbortSignal): SearchSource => ({
  head: loadHead,
  shard: async (path) => loadDataAt(SEARCH_SHARD_FILE, path, (await loadHead()).edition, signal),
});

/**
 * Shows suggestions for `text`: at once from the head file, then from the shards. `signal` ends it silently. If
 * the shards are not available, those from the head stay; where they are of other data by now, the head is read again, once.
 */
export async function suggest(
  text: string,
  signal: AbortSignal,
  show: (suggestions: Suggestions) => void,
  isSecondTry = false,
): Promise<void> {
  const query = toQuery(text);
  let atHand: Match[] = [];
  const showCurrent = (suggestions: Suggestions) => {
    if (!signal.aborted) show(suggestions);
  };
  try {
    const source = searchIndex(signal);
    const { popular } = await source.head();
    atHand = rank(query, popular).filter(({ kind }) => kind !== "typo");
    if (atHand.length > 0) {
      showCurrent({ query, matches: atHand.slice(0, MAX_SUGGESTIONS), didYouMean: null, state: "partial" });
    }
    const { matches, didYouMean } = await search(text, source, MAX_SUGGESTIONS);
    showCurrent({ query, matches, didYouMean, state: "complete" });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof OutdatedData && !isSecondTry) {
      forgetData(SEARCH_HEAD_FILE, {});
      return suggest(text, signal, show, true);
    }
    console.error(error);
    showCurrent({ query, matches: atHand.slice(0, MAX_SUGGESTIONS), didYouMean: null, state: "failed" });
  }
}
