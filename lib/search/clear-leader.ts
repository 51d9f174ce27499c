import { correctionOf, type Match } from "./rank.ts";

/** An artist with this many times more listeners is the one that is meant. */
export const LEAD_FACTOR = 5;
/** An unfinished name of fewer letters says too little, however well-known the artist. */
const MIN_LENGTH = 3;

/**
 * The artist that Enter goes straight to, or null if the query may mean several. It is the best match, and
 * - one of its spellings is what was typed, it has LEAD_FACTOR times more listeners than any namesake, and no artist whose name
 *   goes on from there, or is one typo away, is that much better known; or
 * - it has LEAD_FACTOR times more listeners than every other match as typed, or is the only one.
 * @param ranked every match, best first
 * @param length letters typed that count
 */
export function clearLeader(ranked: readonly Match[], length: number): Match | null {
  const [leader, ...others] = ranked;
  if (leader === undefined) return null;
  const isFarAheadOf = (rival: Match) => leader.listeners >= LEAD_FACTOR * rival.listeners;
  if (leader.kind === "exact") {
    const isOvershadowed = (rival: Match) => rival.listeners >= LEAD_FACTOR * leader.listeners;
    const isClear = (rival: Match) => (rival.kind === "exact" ? isFarAheadOf(rival) : !isOvershadowed(rival));
    return correctionOf([...ranked]) === null && others.filter(({ kind }) => kind !== "typo").every(isClear)
      ? leader
      : null;
  }
  const rivals = leader.kind === "typo" ? others : others.filter(({ kind }) => kind !== "typo");
  return length >= MIN_LENGTH && rivals.every(isFarAheadOf) ? leader : null;
}
