import type { SearchEntry } from "../site-data/search.ts";
import type { TagIndex } from "../site-data/tags.ts";
import { type Query, toQuery } from "./match.ts";
import { type Match, rank } from "./rank.ts";

/** A tag that matches a query. */
export interface TagMatch extends Pick<Match, "slug" | "name" | "kind"> {
  /** Artists that carry it. */
  artists: number;
}

/** A letter is the beginning of too many tags for one to be meant. */
export const TAG_QUERY_MIN_LENGTH = 2;

/** Abbreviations that people write in several ways, folded. */
const SPELLINGS: readonly [pattern: RegExp, spelling: string][] = [
  [/\brnb\b/, "r and b"],
  [/\br (?:and|n) b\b/, "rnb"],
  [/\b(?:dnb|d (?:and|n) b)\b/, "drum and bass"],
];

/** The query with an abbreviation spelt the other way, "rnb" for "r&b", if it has one. */
function respelt({ text }: Query): Query[] {
  return SPELLINGS.filter(([pattern]) => pattern.test(text)).map((spelling) => toQuery(text.replace(...spelling)));
}

const entriesOf = new WeakMap<TagIndex, SearchEntry[]>();

/**
 * The tags that match a query, best first, folded and ranked as artists are: "hiphop" finds "hip hop". A tag that is one typo
 * away counts only if none matches as typed.
 */
export function matchTags(query: Query, index: TagIndex, limit: number): TagMatch[] {
  if (query.key.length < TAG_QUERY_MIN_LENGTH) return [];
  const entries =
    entriesOf.get(index) ?? index.tags.map(({ slug, name, artists }): SearchEntry => [name, slug, artists, [], []]);
  entriesOf.set(index, entries);
  const found = rank({ ...query, alternatives: [...query.alternatives, ...respelt(query)] }, entries);
  const asTyped = found.filter(({ kind }) => kind !== "typo");
  return (asTyped.length > 0 ? asTyped : found)
    .slice(0, limit)
    .map(({ slug, name, kind, listeners }) => ({ slug, name, kind, artists: listeners }));
}

/** Whether what was typed is a tag rather than an artist, so that the tags come first. */
export function isTagMeant(tags: readonly TagMatch[], artists: readonly Match[]): boolean {
  const isExact = ({ kind }: Pick<Match, "kind">) => kind === "exact";
  return tags.some(isExact) && !artists.some(isExact);
}
