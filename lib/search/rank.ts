import type { SearchEntry } from "../site-data/search.ts";
import { MATCH_KINDS, type MatchKind, matchEntry, type Query } from "./match.ts";

export interface Match {
  name: string;
  slug: string;
  listeners: number;
  /** Numbers of its tags in the list of the head. */
  tags: readonly number[];
  kind: MatchKind;
}

/** A correction is offered if it has this many times more listeners than everything that matches as typed. */
export const CORRECTION_FACTOR = 10;

/** Initials and later words rank alike, so that well-known initials come before rare words and the other way round. */
const rankOf = (kind: MatchKind) => MATCH_KINDS.indexOf(kind === "initials" ? "word" : kind);

function byKindThenListeners(a: Match, b: Match): number {
  return (
    rankOf(a.kind) - rankOf(b.kind) || b.listeners - a.listeners || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)
  );
}

/** Adds the `entries` that match `query` to `matches`, by slug; existing matches are kept. */
export function collectMatches(query: Query, entries: Iterable<SearchEntry>, matches: Map<string, Match>): void {
  for (const entry of entries) {
    const [name, slug, listeners, , tags] = entry;
    if (matches.has(slug)) continue;
    const kind = matchEntry(query, entry);
    if (kind !== null) matches.set(slug, { name, slug, listeners, tags, kind });
  }
}

/**
 * Matches of one query, best first: exact, prefix, word prefix or initials, all words in any order, one typo; each by
 * listeners. A typo's correction that has ten times more listeners than anything that
 * matches as typed follows the exact matches: catalogues hold "Metalica" too.
 */
export function inOrder(matches: Iterable<Match>): Match[] {
  const ranked = [...matches].sort(byKindThenListeners);
  const correction = correctionOf(ranked);
  if (correction === null) return ranked;
  const exact = ranked.filter(({ kind }) => kind === "exact");
  return [...exact, correction, ...ranked.filter((match) => match !== correction && match.kind !== "exact")];
}

/** The entries that match `query`, best first; an artist listed twice counts once. */
export function rank(query: Query, entries: Iterable<SearchEntry>): Match[] {
  const matches = new Map<string, Match>();
  collectMatches(query, entries, matches);
  return inOrder(matches.values());
}

/** The match for "did you mean", or null if the typed text needs no correction. */
export function correctionOf(ranked: Match[]): Match | null {
  const correction = ranked.find(({ kind }) => kind === "typo") ?? null;
  const asTyped = ranked.filter(({ kind }) => kind !== "typo");
  const maxListeners = asTyped.reduce((max, { listeners }) => Math.max(max, listeners), 0);
  return correction && correction.listeners >= CORRECTION_FACTOR * maxListeners ? correction : null;
}

/**
 * Parts the artists with at least `minListeners`, and those called exactly what was typed, from the tail, which is shown on
 * request. Where all are in the tail there is nothing to part.
 */
export function splitTail(matches: readonly Match[], minListeners: number): { heard: Match[]; tail: Match[] } {
  const isHeard = ({ kind, listeners }: Match) => kind === "exact" || listeners >= minListeners;
  const heard = matches.filter(isHeard);
  return heard.length === 0
    ? { heard: [...matches], tail: [] }
    : { heard, tail: matches.filter((match) => !isHeard(match)) };
}
