import type { SearchEntry, SearchHead, SearchShard } from "../site-data/search.ts";
import { clearLeader } from "./clear-leader.ts";
import type { Form } from "./form.ts";
import { type Query, toQuery } from "./match.ts";
import { CORRECTION_FACTOR, collectMatches, correctionOf, inOrder, type Match } from "./rank.ts";
import { hasTopShard, SHARD_ARTISTS, shardPathsOf } from "./shards.ts";

/** The source of the index: the network in a browser, the disk on a server. */
export interface SearchSource {
  head(): Promise<SearchHead>;
  /** The shard at `path`, null if there is none. */
  shard(path: string): Promise<SearchShard | null>;
  /** Yields the processor between two shards; absent if no one else needs it. */
  pause?(): Promise<void>;
}

export interface SearchResults {
  /** Best first, at most `limit`. */
  matches: Match[];
  /** The correction to offer; also among the matches. */
  didYouMean: Match | null;
  /** The artist that Enter goes straight to, null if several may be meant. */
  leader: Match | null;
  /** Names of the matches' tags. */
  tagNames: readonly string[];
  /** How many artists match as typed (typos not counted); with `isComplete` false, at least this many. */
  total: number;
  isComplete: boolean;
}

/** Maximum number of shards searched for corrections. */
const MAX_TYPO_SHARDS = 8;
const TYPO_MIN_LENGTH = 4;
const MAX_WORDS_LOOKED_UP = 4;
/** What the last word may become when typed in full; until then it may obscure the key. */
const OPTIONAL_WORDS = ["the", "and", "n"];

/** The keys that a query may begin, in each way to write its numbers. */
function keysOf(query: Query): string[] {
  return [...new Set([query, ...query.alternatives].flatMap(keysOfForm))];
}

/** The query's key, and the key without a last word that may turn out to be optional ("simon an…"). */
function keysOfForm(query: Form): string[] {
  const last = query.words.at(-1);
  const mayNotCount = query.words.length > 1 && last && OPTIONAL_WORDS.some((word) => word.startsWith(last.text));
  return mayNotCount ? [query.key, query.key.slice(0, query.key.length - last.key.length)] : [query.key];
}

/** Shards that may hold the intended form of a mistyped `key`: swapped or added letters undone, then shared beginnings. */
export function typoShardPathsOf(cuts: readonly string[], key: string): string[] {
  const paths = new Set<string>();
  for (let length = key.length - 1; length >= 2; length--) {
    const beginning = key.slice(0, length);
    for (const path of shardPathsOf(cuts, beginning)) paths.add(path);
    if (hasTopShard(cuts, beginning)) break;
  }
  for (let at = 1; at < key.length; at++) {
    const swapped = key.slice(0, at - 1) + key[at] + key[at - 1] + key.slice(at + 1);
    const withoutOne = key.slice(0, at) + key.slice(at + 1);
    for (const undone of [swapped, withoutOne]) for (const path of shardPathsOf(cuts, undone)) paths.add(path);
  }
  return [...paths].slice(0, MAX_TYPO_SHARDS);
}

function asTyped(matches: Match[]): Match[] {
  return matches.filter(({ kind }) => kind !== "typo");
}

/** False if every artist popular enough to correct these matches is among the `popular`, which are already loaded. */
function mayBeTypo(query: Query, matches: Match[], popular: SearchEntry[]): boolean {
  if (query.key.length < TYPO_MIN_LENGTH) return false;
  const maxListeners = asTyped(matches).reduce((max, { listeners }) => Math.max(max, listeners), 0);
  const minPopular = popular.at(-1)?.[2] ?? 0;
  return maxListeners === 0 || CORRECTION_FACTOR * maxListeners < minPopular;
}

/** True if `matches` are all artists that match as typed: no shard read held only the most popular. */
function isComplete(query: Query, cuts: readonly string[], matches: Match[]): boolean {
  const countsNothing = query.words.every(({ text }) => OPTIONAL_WORDS.includes(text));
  const outOfOrder = matches.some(({ kind }) => kind === "words");
  const cutShort = keysOf(query).some((key) => hasTopShard(cuts, key)) || matches.length >= SHARD_ARTISTS;
  return !(countsNothing || outOfOrder || cutShort);
}

/** The rare words of a query with several: each may be the first of the name ("marley bob"). */
function wordsToLookUp(query: Form): string[] {
  const words = query.words.filter(({ counts }) => counts).map(({ text }) => text);
  return words.length < 2 ? [] : words.sort((a, b) => b.length - a.length).slice(0, MAX_WORDS_LOOKED_UP);
}

/**
 * Artists that match a typed text, read through `source` from as few shards as possible: one or two for most queries,
 * more only if nothing matches in the order typed or hardly anything matches at all.
 */
export async function search(typed: string, source: SearchSource, limit: number): Promise<SearchResults> {
  const query = toQuery(typed);
  if (query.key === "")
    return { matches: [], didYouMean: null, leader: null, tagNames: [], total: 0, isComplete: true };
  const { cuts, popular, tags } = await source.head();
  const found = new Map<string, Match>();
  const searched = new Set<string>();
  const lookIn = async (paths: string[]) => {
    const unsearched = [...new Set(paths)].filter((path) => !searched.has(path));
    const shards = await Promise.all(unsearched.map((path) => source.shard(path)));
    for (const [at, shard] of shards.entries()) {
      searched.add(unsearched[at] ?? "");
      await source.pause?.();
      collectMatches(query, shard?.entries ?? [], found);
    }
    return inOrder(found.values());
  };
  collectMatches(query, popular, found);
  let matches = await lookIn(keysOf(query).flatMap((key) => shardPathsOf(cuts, key)));
  if (asTyped(matches).length === 0) {
    matches = await lookIn(wordsToLookUp(query).flatMap((word) => shardPathsOf(cuts, word)));
  }
  if (mayBeTypo(query, matches, popular)) matches = await lookIn(typoShardPathsOf(cuts, query.key));
  return {
    matches: matches.slice(0, limit),
    didYouMean: correctionOf(matches),
    leader: clearLeader(matches, query.key.length),
    tagNames: tags,
    total: asTyped(matches).length,
    isComplete: isComplete(query, cuts, matches),
  };
}
