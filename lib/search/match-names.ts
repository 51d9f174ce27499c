import type { SearchEntry } from "../site-data/search.ts";
import { LIST_MAX_LINES, type ListLine } from "./artist-list.ts";
import { fold } from "./fold.ts";
import { exactlyIn, nameKeyOf, toQuery } from "./match.ts";
import { type SearchSource, typoShardPathsOf } from "./search.ts";
import { shardPathsOf } from "./shards.ts";
import { isOneTypoAway } from "./typo.ts";
import { withinShards } from "./within-shards.ts";

export interface MatchedArtist {
  name: string;
  slug: string;
  /** What was pasted, where it is one typo away from the name; null if it is the name. */
  typed: string | null;
  count: number | null;
}

export interface MatchedList {
  /** In the order pasted, each artist once; counts of the same artist are added. */
  artists: MatchedArtist[];
  /** Lines in which no artist was found, as pasted. */
  unmatched: string[];
}

/** Shorter keys are not corrected. */
const TYPO_MIN_LENGTH = 5;
/** A list with more unknown names is not a list of artists. */
const MAX_CORRECTED_NAMES = 40;
/** A hundred artists are in at most as many shards, plus a few at the edges; the rest is for corrections. */
const MAX_SHARDS = 130;

/** The shards at `paths`, one after another, with a pause before each so that others can run. */
async function* shardsAt(paths: readonly string[], source: SearchSource): AsyncGenerator<readonly SearchEntry[]> {
  for (const path of paths) {
    const shard = await source.shard(path);
    await source.pause?.();
    if (shard !== null) yield shard.entries;
  }
}

const byListeners = (a: SearchEntry, b: SearchEntry) => b[2] - a[2];

/** The most popular artist called `name`, the one that is written like it first; null if there is none. */
async function findExact(name: string, source: SearchSource): Promise<SearchEntry | null> {
  const query = toQuery(name);
  if (query.key === "") return null;
  const { cuts, popular } = await source.head();
  const isWrittenSo = ([written]: SearchEntry) => fold(written) === query.text;
  const exact = [...exactlyIn(popular, query)];
  // No artist in a shard is more popular than those in the head.
  const best = exact.find(isWrittenSo);
  if (best !== undefined) return best;
  for await (const entries of shardsAt(shardPathsOf(cuts, query.key), source)) exact.push(...exactlyIn(entries, query));
  const sorted = exact.toSorted(byListeners);
  return sorted.find(isWrittenSo) ?? sorted[0] ?? null;
}

/** The most popular artist whose whole name is one typo away from one of the `readings`; null if there is none. */
async function findCorrection(readings: readonly string[], source: SearchSource): Promise<Found | null> {
  const { cuts, popular } = await source.head();
  for (const reading of readings) {
    const { key } = toQuery(reading);
    if (key.length < TYPO_MIN_LENGTH) continue;
    const isIntended = (entry: SearchEntry) => {
      const whole = nameKeyOf(entry);
      return Math.abs(whole.length - key.length) <= 1 && isOneTypoAway(key, whole);
    };
    const intended = popular.filter(isIntended);
    const paths = new Set([...shardPathsOf(cuts, key), ...typoShardPathsOf(cuts, key)]);
    for await (const entries of shardsAt([...paths], source)) intended.push(...entries.filter(isIntended));
    const [best] = intended.sort(byListeners);
    if (best !== undefined) return { name: best[0], slug: best[1], typed: reading };
  }
  return null;
}

type Found = Omit<MatchedArtist, "count">;
type Named = Pick<ListLine, "text" | "count" | "readings"> & { found: Found | null };

const asFound = (entry: SearchEntry | null): Found | null => entry && { name: entry[0], slug: entry[1], typed: null };

/** The artists that a line names exactly: one, or several separated by commas if one of them is known by name. */
async function readNames({ text, count, readings, parts }: ListLine, source: SearchSource): Promise<Named[]> {
  const [whole = null, ...others] = await findEach(readings, source);
  // "Radiohead, 120" has a known part as well; a number next to an artist is not an artist.
  if (whole === null && count === null) {
    const entries = await findEach(parts, source);
    if (entries.some((entry) => entry !== null)) {
      return parts.map((part, at) => ({ text: part, count, readings: [part], found: asFound(entries[at] ?? null) }));
    }
  }
  return [{ text, count, readings, found: asFound(whole ?? others.find((entry) => entry !== null) ?? null) }];
}

async function findEach(names: readonly string[], source: SearchSource): Promise<(SearchEntry | null)[]> {
  const entries: (SearchEntry | null)[] = [];
  for (const name of names) entries.push(await findExact(name, source));
  return entries;
}

/**
 * Finds the artists of a pasted list in the search index, by exact name first, then allowing one typo. Names are looked up one
 * by one with a limit on the shards read, so that no list costs much or keeps others waiting: once it is reached,
 * the remaining names are looked up among the most popular artists and the shards already read.
 */
export async function matchNames(lines: readonly ListLine[], source: SearchSource): Promise<MatchedList> {
  const files = withinShards(source, MAX_SHARDS);
  const named: Named[] = [];
  for (const line of lines) named.push(...(await readNames(line, files)));
  for (const name of named.filter(({ found }) => found === null).slice(0, MAX_CORRECTED_NAMES)) {
    name.found = await findCorrection(name.readings, files);
  }
  const artists = new Map<string, MatchedArtist>();
  for (const { count, found } of named) {
    if (found === null) continue;
    const known = artists.get(found.slug);
    if (known) known.count = known.count === null && count === null ? null : (known.count ?? 0) + (count ?? 0);
    else if (artists.size < LIST_MAX_LINES) artists.set(found.slug, { ...found, count });
  }
  return {
    artists: [...artists.values()],
    unmatched: named.filter(({ found }) => found === null).map(({ text }) => text),
  };
}
