import type { SearchEntry } from "../contracts/search.ts";
import { LIST_MAX_LINES, type ListLine } from "./artist-list.ts";
import { fold } from "./fold.ts";
import { toForm } from "./form.ts";
import { isExactly, toQuery } from "./match.ts";
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
/** Each costs a search of up to ten shards; a list with more unknown names is no list of artists. */
const MAX_CORRECTED_NAMES = 40;

/** Reads each file of `source` once: a list asks for the same ones again and again, and entries keep what they fold to. */
function readOnce(source: SearchSource): SearchSource {
  let head: ReturnType<SearchSource["head"]> | undefined;
  const shards = new Map<string, ReturnType<SearchSource["shard"]>>();
  return {
    head() {
      head ??= source.head();
      return head;
    },
    shard(path) {
      const shard = shards.get(path) ?? source.shard(path);
      shards.set(path, shard);
      return shard;
    },
  };
}

/** The most heard artist called `name`, the one that is written like it first; null where there is none. */
async function findExact(name: string, source: SearchSource): Promise<SearchEntry | null> {
  const query = toQuery(name);
  if (query.key === "") return null;
  const { cuts, popular } = await source.head();
  const shards = await Promise.all(shardPathsOf(cuts, query.key).map((path) => source.shard(path)));
  const exact = [...popular, ...shards.flatMap((shard) => shard?.entries ?? [])]
    .filter((entry) => isExactly(query, entry))
    .toSorted((a, b) => b[2] - a[2]);
  return exact.find(([written]) => fold(written) === query.text) ?? exact[0] ?? null;
}

/** The most heard artist whose whole name is one typo away from one of the `readings`; null where there is none. */
async function findCorrection(readings: readonly string[], source: SearchSource): Promise<Found | null> {
  for (const reading of readings) {
    const { key } = toQuery(reading);
    const { matches } = key.length < TYPO_MIN_LENGTH ? { matches: [] } : await search(reading, source, MAX_CORRECTIONS);
    const intended = matches.find((match) => {
      const whole = toForm(fold(match.name)).key;
      return Math.abs(whole.length - key.length) <= 1 && isOneTypoAway(key, whole);
    });
    if (intended) return { name: intended.name, slug: intended.slug, typed: reading };
  }
  return null;
}

type Found = Omit<MatchedArtist, "count">;
type Named = Pick<ListLine, "text" | "count" | "readings"> & { found: Found | null };

const asFound = (entry: SearchEntry | null): Found | null => entry && { name: entry[0], slug: entry[1], typed: null };

/** Who a line names exactly: one artist, or several between commas if one of them is known by its name. */
async function readNames({ text, count, readings, parts }: ListLine, source: SearchSource): Promise<Named[]> {
  const [whole = null, ...others] = await Promise.all(readings.map((reading) => findExact(reading, source)));
  // "Radiohead, 120" has a known part as well; a number is no artist beside one.
  if (whole === null && count === null) {
    const entries = await Promise.all(parts.map((part) => findExact(part, source)));
    if (entries.some((entry) => entry !== null)) {
      return parts.map((part, at) => ({ text: part, count, readings: [part], found: asFound(entries[at] ?? null) }));
    }
  }
  return [{ text, count, readings, found: asFound(whole ?? others.find((entry) => entry !== null) ?? null) }];
}

/** Finds the artists of a pasted list in the search index, by exact name first, then by one typo. */
export async function matchNames(lines: readonly ListLine[], source: SearchSource): Promise<MatchedList> {
  const files = readOnce(source);
  const named = (await Promise.all(lines.map((line) => readNames(line, files)))).flat();
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
