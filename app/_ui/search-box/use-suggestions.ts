import { useEffect, useState } from "react";
import { type Query, toQuery } from "../../../lib/search/match.ts";
import { type Match, rank } from "../../../lib/search/rank.ts";
import { search } from "../../../lib/search/search.ts";
import { searchIndex } from "./search-index.ts";

/** Rows in the open list. */
const MAX_SUGGESTIONS = 8;

export interface Suggestions {
  /** What the matches answer; behind what is typed while newer ones are on their way. */
  query: Query;
  matches: Match[];
  didYouMean: Match | null;
  /** `partial`: from the most heard artists alone, the shards are on their way. */
  state: "none" | "partial" | "complete" | "failed";
}

const NOTHING: Suggestions = { query: toQuery(""), matches: [], didYouMean: null, state: "none" };

/**
 * Suggestions for `text`, read from the search index once `isWanted` (the box has had focus): at once from the head
 * file, then from the shards. A newer text gives up the requests of an older one.
 */
export function useSuggestions(text: string, isWanted: boolean): Suggestions {
  const [suggestions, setSuggestions] = useState(NOTHING);
  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    const show = (next: Suggestions) => {
      if (!controller.signal.aborted) setSuggestions(next);
    };
    const suggest = async () => {
      const source = searchIndex(controller.signal);
      const query = toQuery(text);
      const { popular } = await source.head();
      if (query.key === "") return show(NOTHING);
      const atHand = rank(query, popular).filter(({ kind }) => kind !== "typo");
      if (atHand.length > 0) {
        show({ query, matches: atHand.slice(0, MAX_SUGGESTIONS), didYouMean: null, state: "partial" });
      }
      const { matches, didYouMean } = await search(text, source, MAX_SUGGESTIONS);
      show({ query, matches, didYouMean, state: "complete" });
    };
    suggest().catch((error: unknown) => {
      if (controller.signal.aborted) return;
      console.error(error);
      show({ ...NOTHING, state: "failed" });
    });
    return () => controller.abort();
  }, [text, isWanted]);
  return suggestions;
}
