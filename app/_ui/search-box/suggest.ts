import { type Query, toQuery } from "../../../lib/search/match.ts";
import { type Match, rank } from "../../../lib/search/rank.ts";
import { type SearchSource, search } from "../../../lib/search/search.ts";
import { isTagMeant, matchTags, TAG_QUERY_MIN_LENGTH, type TagMatch } from "../../../lib/search/tag-matches.ts";
import { forgetData, loadData, loadDataAt, OutdatedData } from "../../../lib/site-data/fetch.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "../../../lib/site-data/search.ts";
import { TAG_INDEX_FILE } from "../../../lib/site-data/tags.ts";
import { readRecentArtists } from "./recent-artists.ts";

/** What a box finds: both where it leads to pages, artists alone where one is picked. */
export type Finds = "artists" | "tags" | "all";

/** Artists in the open list, or tags if there is nothing else. */
const MAX_SUGGESTIONS = 8;
/** Tags beside artists. */
const MAX_TAGS = 3;

export interface Suggestions {
  /** The text that these are for. */
  typed: string;
  /** The query of these matches; lags behind the typed text while newer matches are loading. */
  query: Query;
  matches: Match[];
  /** Names of the matches' tags. */
  tagNames: readonly string[];
  /** Tags that match, best first. */
  tags: TagMatch[];
  didYouMean: Match | null;
  /** The artist that Enter goes straight to; null if several or a tag may be meant, or while that is unknown. */
  leader: Match | null;
  /** `recent`: nothing is typed; `partial`: from the most popular artists only, while the shards load. */
  state: "recent" | "partial" | "complete" | "failed";
}

const NONE = { matches: [], tagNames: [], tags: [], didYouMean: null, leader: null };

/** For an empty box: the artists chosen in it before. */
export function recentSuggestions(): Suggestions {
  const matches = readRecentArtists().map((artist): Match => ({ ...artist, tags: [], kind: "exact" }));
  return { ...NONE, typed: "", query: toQuery(""), matches, state: "recent" };
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

/** The tags that match; none if they cannot be loaded, since the artists matter more. */
async function findTags(query: Query, limit: number): Promise<TagMatch[]> {
  if (query.key.length < TAG_QUERY_MIN_LENGTH) return [];
  try {
    return matchTags(query, await loadData(TAG_INDEX_FILE, {}, null), limit);
  } catch (error) {
    console.warn(error);
    return [];
  }
}

/** Shows the tags that match `text`, and no artists. */
async function suggestTags(text: string, signal: AbortSignal, show: (suggestions: Suggestions) => void): Promise<void> {
  const query = toQuery(text);
  const index = await loadData(TAG_INDEX_FILE, {}, null);
  const tags = matchTags(query, index, MAX_SUGGESTIONS);
  if (!signal.aborted) show({ ...NONE, typed: text, query, tags, state: "complete" });
}

/**
 * Shows suggestions for `text`: at once from the head file, then from the shards. `signal` ends it silently. If
 * the shards are not available, those from the head stay; where they are of other data by now, the head is read again, once.
 */
export async function suggest(
  text: string,
  signal: AbortSignal,
  show: (suggestions: Suggestions) => void,
  finds: Finds,
  isSecondTry = false,
): Promise<void> {
  if (finds === "tags") return suggestTags(text, signal, show);
  const query = toQuery(text);
  let atHand: Match[] = [];
  let tagNames: readonly string[] = [];
  /** null while the tags load, for which the artists don't wait. */
  let tags: TagMatch[] | null = null;
  const findingTags = (finds === "all" ? findTags(query, MAX_TAGS) : Promise.resolve([])).then((found) => {
    tags = found;
    return found;
  });
  const showCurrent = (found: Pick<Suggestions, "matches" | "state"> & Partial<Suggestions>) => {
    if (!signal.aborted) show({ ...NONE, typed: text, query, tagNames, ...found });
  };
  try {
    const source = searchIndex(signal);
    const { popular, tags: names } = await source.head();
    tagNames = names;
    atHand = rank(query, popular).filter(({ kind }) => kind !== "typo");
    if (atHand.length > 0) {
      showCurrent({ matches: atHand.slice(0, MAX_SUGGESTIONS), state: "partial" });
    }
    const { matches, didYouMean, leader } = await search(text, source, MAX_SUGGESTIONS);
    if (tags === null && matches.length > 0) {
      showCurrent({ matches, didYouMean, state: "partial" });
    }
    const found = await findingTags;
    const isTag = isTagMeant(found, matches);
    showCurrent({ matches, tags: found, didYouMean, leader: isTag ? null : leader, state: "complete" });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof OutdatedData && !isSecondTry) {
      forgetData(SEARCH_HEAD_FILE, {});
      return suggest(text, signal, show, finds, true);
    }
    console.error(error);
    const matches = atHand.slice(0, MAX_SUGGESTIONS);
    showCurrent({ matches, tags: await findingTags, state: "failed" });
  }
}
