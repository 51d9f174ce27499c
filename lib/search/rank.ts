import type { SearchEntry } from "../contracts/search.ts";
import { MATCH_KINDS, type MatchKind, matchEntry, type Query } from "./match.ts";

export interface Match {
  name: string;
  slug: string;
  listeners: number;
  kind: MatchKind;
}

/** A correction is offered above what was typed where it is heard this many times more than all that matches. */
export const CORRECTION_FACTOR = 10;

function byKindThenListeners(a: Match, b: Match): number {
  return (
    MATCH_KINDS.indexOf(a.kind) - MATCH_KINDS.indexOf(b.kind) ||
    b.listeners - a.listeners ||
    (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)
  );
}

/**
 * The entries that answer `query`, best first: exact, prefix, word prefix, all words in any order, one typo; each by
 * listeners. An artist listed twice counts once. A typo's correction that is heard ten times more than anything that
 * matches as typed follows the exact matches: catalogues hold "Metalica" too.
 */
export function rank(query: Query, entries: Iterable<SearchEntry>): Match[] {
  const matches = new Map<string, Match>();
  for (const entry of entries) {
    const [name, slug, listeners] = entry;
    if (matches.has(slug)) continue;
    const kind = matchEntry(query, entry);
    if (kind !== null) matches.set(slug, { name, slug, listeners, kind });
  }
  const ranked = [...matches.values()].sort(byKindThenListeners);
  const correction = correctionOf(ranked);
  if (correction === null) return ranked;
  const exact = ranked.filter(({ kind }) => kind === "exact");
  return [...exact, correction, ...ranked.filter((match) => match !== correction && match.kind !== "exact")];
}

/** The match to ask "did you mean" about, or null where what was typed stands on its own. */
export function correctionOf(ranked: Match[]): Match | null {
  const correction = ranked.find(({ kind }) => kind === "typo") ?? null;
  const asTyped = ranked.filter(({ kind }) => kind !== "typo");
  const mostHeard = asTyped.reduce((most, { listeners }) => Math.max(most, listeners), 0);
  return correction && correction.listeners >= CORRECTION_FACTOR * mostHeard ? correction : null;
}
