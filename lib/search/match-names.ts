import type { SearchEntry } from "../contracts/search.ts";
import { LIST_MAX_LINES, type ListLine } from "./artist-list.ts";
import { fold } from "./fold.ts";
import { toForm } from "./form.ts";
import { matchEntry, toQuery } from "./match.ts";
import type { SearchSource } from "./search.ts";
import { search } from "./search.ts";
import { shardPathsOf } from "./shards.ts";
import { isOneTypoAway } from "./typo.ts";

export interface MatchedArtist {
  name: string;
  slug: string;
  /** What was pasted, where it is one typo away from the name; null where it is the name. */
  typed: string | null;
  count: number | null;
}

export interface MatchedList {
  /** In the order pasted, each artist once; counts of the same artist are added. */
  artists: MatchedArtist[];
  /** Lines in which no artist was found, as pasted. */
  unmatched: string[];
}

/** Shorter keys are no typos. */
const TYPO_MIN_LENGTH = 5;
const MAX_CORRECTIONS = 8;

/** The most heard artist called `name`, the one that is written like it first; null where there is none. */
async function findExact(name: string, source: SearchSource): Promise<SearchEntry | null> {
  const query = toQuery(name);
  if (query.key === "") return null;
  const { cuts, popular } = await source.head();
  const shards = await Promise.all(shardPathsOf(cuts, query.key).map((path) => source.shard(path)));
  const exact = [...popular, ...shards.flatMap((shard) => shard?.entries ?? [])]
    .filter((entry) => matchEntry(query, entry) === "exact")
    .toSorted((a, b) => b[2] - a[2]);
  return exact.find(([written]) => fold(written) === query.text) ?? exact[0] ?? null;
}

/** The most heard artist whose whole name is one typo away; null where there is none. */
async function findCorrection(name: string, source: SearchSource) {
  const { key } = toQuery(name);
  if (key.length < TYPO_MIN_LENGTH) return null;
  const { matches } = await search(name, source, MAX_CORRECTIONS);
  return (
    matches.find((match) => {
      const intended = toForm(fold(match.name)).key;
      return Math.abs(intended.length - key.length) <= 1 && isOneTypoAway(key, intended);
    }) ?? null
  );
}

/** What `readings` mean: by name, else by one typo; null where they mean nobody. */
async function resolve(
  readings: readonly string[],
  source: SearchSource,
): Promise<Omit<MatchedArtist, "count"> | null> {
  for (const reading of readings) {
    const exact = await findExact(reading, source);
    if (exact) return { name: exact[0], slug: exact[1], typed: null };
  }
  for (const reading of readings) {
    const correction = await findCorrection(reading, source);
    if (correction) return { name: correction.name, slug: correction.slug, typed: reading };
  }
  return null;
}

/** What a line means: one artist, or several between commas if one of them is known by its name. */
async function resolveLine(line: ListLine, source: SearchSource) {
  const { text, count, readings, parts } = line;
  const whole = await findExact(readings[0] ?? "", source);
  const areNames = whole ? [] : await Promise.all(parts.map((part) => findExact(part, source)));
  // "Radiohead, 120" has a known part as well; a number is no artist beside one.
  if (count === null && areNames.some((entry) => entry !== null)) {
    const resolved = await Promise.all(parts.map((part) => resolve([part], source)));
    return parts.map((part, at) => ({ text: part, count: null, found: resolved[at] ?? null }));
  }
  return [{ text, count, found: await resolve(readings, source) }];
}

/** Finds the artists of a pasted list in the search index, by exact name first, then by one typo. */
export async function matchNames(lines: readonly ListLine[], source: SearchSource): Promise<MatchedList> {
  const resolved = await Promise.all(lines.map((line) => resolveLine(line, source)));
  const artists = new Map<string, MatchedArtist>();
  const unmatched: string[] = [];
  for (const { text, count, found } of resolved.flat()) {
    if (found === null) {
      unmatched.push(text);
      continue;
    }
    const known = artists.get(found.slug);
    if (known) known.count = known.count === null && count === null ? null : (known.count ?? 0) + (count ?? 0);
    else if (artists.size < LIST_MAX_LINES) artists.set(found.slug, { ...found, count });
  }
  return { artists: [...artists.values()], unmatched };
}
