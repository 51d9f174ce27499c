import type { SearchEntry, SearchHead, SearchShard } from "../site-data/search.ts";
import type { Form } from "./form.ts";
import { type Query, toQuery } from "./match.ts";
import { CORRECTION_FACTOR, collectMatches, correctionOf, inOrder, type Match } from "./rank.ts";
import { hasTopShard, SHARD_ARTISTS, shardPathsOf } from "./shards.ts";

/** Where the index is read from: the network in a browser, the disk on a server. */
export interface SearchSource {
  head(): Promise<SearchHead>;
  /** The shard at `path`, null if there is none. */
  shard(path: string): Promise<SearchShard | null>;
  /** Lets others have the processor, between two shards; absent if no one else wants it. */
  pause?(): Promise<void>;
}

export interface SearchResults {
  /** Best first, at most `limit`. */
  matches: Match[];
  /** The typo's correction worth asking about; also among the matches. */
  didYouMean: Match | null;
  /** How many artists match as typed (typos not counted); with `isComplete` false, at least so many. */
  total: number;
  isComplete: boolean;
}

/** Corrections are looked for in at most so many shards. */
const MAX_TYPO_SHARDS = 8;
const TYPO_MIN_LENGTH = 4;
const MAX_WORDS_LOOKED_UP = 4;
/** What the last word may become when it is typed out; until then it may hide the key. */
const OPTIONAL_WORDS = ["the", "and", "n"];

/** The query's key, and the key without a last word that may turn out not to count ("simon an…"). */
function keysOf(query: Query): string[] {
  const last = query.words.at(-1);
  const mayNotCount = query.words.length > 1 && last && OPTIONAL_WORDS.some((word) => word.startsWith(last.text));
  return mayNotCount ? [query.key, query.key.slice(0, query.key.length - last.key.length)] : [query.key];
}

/** Shards that may hold what a mistyped `key` stands for: swapped or added letters undone, then shared beginnings. */
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

/** False if every artist heard enough to correct these matches stands among the `popular`, which are at hand. */
function mayBeTypo(query: Query, matches: Match[], popular: SearchEntry[]): boolean {
  if (query.key.length < TYPO_MIN_LENGTH) return false;
  const maxListeners = asTyped(matches).reduce((max, { listeners }) => Math.max(max, listeners), 0);
  const minPopular = popular.at(-1)?.[2] ?? 0;
  return maxListeners === 0 || CORRECTION_FACTOR * maxListeners < minPopular;
}

/** True if `matches` are all artists that match as typed: no shard on the way held only the most popular. */
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
 * Artists that answer what a person typed, read through `source` with as few shards as do: one or two for most queries,
 * more only where nothing matches in the order typed or hardly anything matches at all.
 */
export async function search(typed: string, source: SearchSource, limit: number): Promise<SearchResults> {
  const query = toQuery(typed);
  if (query.key === "") return { matches: [], didYouMean: null, total: 0, isComplete: true };
  const { cuts, popular } = await source.head();
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
    total: asTyped(matches).length,
    isComplete: isComplete(query, cuts, matches),
  };
}
