import { correctionOf, type Match } from "./rank.ts";

/** A leader has this many times more listeners than any other artist that could be meant. */
export const LEAD_FACTOR = 10;
/** An unfinished name of fewer letters says too little, however well-known the artist. */
const MIN_LENGTH = 3;

/**
 * The artist that Enter goes straight to, or null if the query may mean several. It is the best match, and
 * - its name, or one of its spellings, is what was typed, no namesake comes near it, and nothing far better known is one typo away; or
 * - it has LEAD_FACTOR times more listeners than every other match, or is the only one.
 * @param ranked every match, best first
 * @param length letters typed that count
 */
export function clearLeader(ranked: readonly Match[], length: number): Match | null {
  const [leader, ...others] = ranked;
  if (leader === undefined) return null;
  const leadsBefore = (rivals: readonly Match[]) =>
    rivals.every(({ listeners }) => leader.listeners >= LEAD_FACTOR * listeners);
  if (leader.kind === "exact") {
    const isMisspelt = correctionOf([...ranked]) !== null;
    return !isMisspelt && leadsBefore(others.filter(({ kind }) => kind === "exact")) ? leader : null;
  }
  return length >= MIN_LENGTH && leadsBefore(others) ? leader : null;
}
