import { FORMAT_VERSION } from "../primitives/format-version.ts";
import { SEARCH_HEAD_FILE, type SearchEntry, type SearchHead, type SearchShard } from "../site-data/search.ts";
import { fold } from "./fold.ts";
import { toForm } from "./form.ts";
import { latinReadings } from "./readings.ts";
import { fromShardPath, hasTopShard, KEY_MAX_LENGTH, SHARD_ARTISTS, topShardPath } from "./shards.ts";

/** The data on one published artist that the index needs. */
export interface SearchableArtist {
  name: string;
  slug: string;
  listeners: number;
  /** Other spellings merged into this artist. */
  otherNames: readonly string[];
  /** Numbers in the list of tags, best first. */
  tags?: readonly number[];
}

/** One key under which an artist is filed. `artist` is its rank by listeners. */
interface Posting {
  key: string;
  artist: number;
  /** Whether the key is that of a whole name or alias, its initials, or begins at a later word. */
  of: "name" | "initials" | "word";
}

/** Artists in the head file: about 12 KB compressed. */
const HEAD_ARTISTS = 450;
/** Artists in a `top-` shard whose name begins with the prefix, and as many again with a later word that does. */
const TOP_ARTISTS = 100;
/** Artists filed under the same initials: the most popular ones, whom people know by them. */
const INITIALS_ARTISTS = 3;
/** Later words of longer names are not indexed: names of ten words are catalogue entries, not bands. */
const MAX_WORD_STARTS = 8;

const ASCII = /^[\0-\x7f]*$/;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toEntry({ name, slug, listeners, otherNames, tags = [] }: SearchableArtist): SearchEntry {
  const folded = fold(name);
  const aliases = new Set(otherNames.map(fold));
  if (!ASCII.test(name)) for (const reading of latinReadings(name)) aliases.add(fold(reading));
  aliases.delete(folded);
  aliases.delete("");
  return [name, slug, listeners, [...aliases], [...tags]];
}

/** FNV-1a, 32 bits, over all entries and the names of their tags. */
function editionOf(entries: SearchEntry[], tags: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const part of [...entries, tags]) {
    const text = JSON.stringify(part);
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function* postingsOf([name, , , aliases]: SearchEntry, artist: number): Generator<Posting> {
  const keys = new Map<string, Posting["of"]>();
  for (const text of [fold(name), ...aliases]) {
    const { words, key, initials } = toForm(text);
    keys.set(key.slice(0, KEY_MAX_LENGTH), "name");
    for (const word of words.slice(1, MAX_WORD_STARTS)) {
      const later = word.key.slice(0, KEY_MAX_LENGTH);
      if (word.counts && !keys.has(later)) keys.set(later, "word");
    }
    for (const letters of initials) if (!keys.has(letters)) keys.set(letters, "initials");
  }
  for (const [key, of] of keys) if (key !== "") yield { key, artist, of };
}

/** Postings by key in runs of equal keys; a run keeps every whole name, and of initials and later words the most popular. */
function* runsOf(postings: Posting[]): Generator<{ key: string; run: Posting[] }> {
  for (let start = 0; start < postings.length; ) {
    const key = postings[start]?.key ?? "";
    let end = start + 1;
    while (end < postings.length && postings[end]?.key === key) end++;
    const equal = postings.slice(start, end);
    const names = equal.filter(({ of }) => of === "name");
    const initials = equal.filter(({ of }) => of === "initials").slice(0, INITIALS_ARTISTS);
    const others = equal.filter(({ of }) => of === "word");
    const room = Math.max(0, SHARD_ARTISTS - names.length);
    yield { key, run: [...names, ...[...initials, ...others].slice(0, room)] };
    start = end;
  }
}

/** Shortest beginning of `key` that sorts after `before`; `before` < `key`. */
function cutBetween(before: string, key: string): string {
  let at = 0;
  while (at < before.length && before[at] === key[at]) at++;
  return key.slice(0, at + 1);
}

/** Cuts the key space into ranges of about SHARD_ARTISTS artists; equal keys stay together. */
function toRanges(postings: Posting[]): { cut: string; artists: Set<number> }[] {
  let range = { cut: "", artists: new Set<number>() };
  const ranges = [range];
  let previous = "";
  for (const { key, run } of runsOf(postings)) {
    if (range.artists.size > 0 && range.artists.size + run.length > SHARD_ARTISTS) {
      range = { cut: cutBetween(previous, key), artists: new Set() };
      ranges.push(range);
    }
    for (const { artist } of run) range.artists.add(artist);
    previous = key;
  }
  return ranges;
}

/** First posting whose key is ≥ `key`. */
function lowerBound(postings: Posting[], key: string): number {
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a `top-` shard holds: names that are the prefix itself, then the most popular that begin or have a word with it. */
function topOf(postings: Posting[], prefix: string): Set<number> {
  const under = postings
    .slice(lowerBound(postings, prefix), lowerBound(postings, `${prefix}\uffff`))
    .sort((a, b) => a.artist - b.artist);
  const distinct = (some: Posting[]) => [...new Set(some.map(({ artist }) => artist))];
  const beginning = under.filter(({ of }) => of === "name");
  return new Set([
    ...distinct(beginning.filter(({ key }) => key === prefix)).slice(0, TOP_ARTISTS),
    ...distinct(beginning).slice(0, TOP_ARTISTS),
    ...distinct(under.filter(({ key, of }) => of === "initials" && key === prefix)).slice(0, INITIALS_ARTISTS),
    ...distinct(under.filter(({ of }) => of === "word")).slice(0, TOP_ARTISTS),
  ]);
}

/**
 * The search index of `artists` as files under `public/data`: `[path, content]`, the head first, then the shards.
 * The same artists in any order give the same files in the same order.
 * @param tags the names that the artists' tags are numbers in
 */
export function* buildSearchIndex(
  artists: Iterable<SearchableArtist>,
  tags: readonly string[] = [],
): Generator<[path: string, content: SearchHead | SearchShard]> {
  const entries = [...artists].sort((a, b) => b.listeners - a.listeners || compare(a.slug, b.slug)).map(toEntry);
  const postings = entries.flatMap((entry, artist) => [...postingsOf(entry, artist)]);
  postings.sort((a, b) => compare(a.key, b.key) || a.artist - b.artist);
  const edition = editionOf(entries, tags);
  const shard = (chosen: Set<number>): SearchShard => ({
    formatVersion: FORMAT_VERSION,
    edition,
    entries: [...chosen].sort((a, b) => a - b).flatMap((artist) => entries.slice(artist, artist + 1)),
  });

  const ranges = toRanges(postings);
  const cuts = ranges.map(({ cut }) => cut);
  yield [
    SEARCH_HEAD_FILE.path,
    {
      formatVersion: FORMAT_VERSION,
      edition,
      artists: entries.length,
      cuts,
      tags: [...tags],
      popular: entries.slice(0, HEAD_ARTISTS),
    },
  ];
  for (const { cut, artists: chosen } of ranges) yield [fromShardPath(cut), shard(chosen)];

  const prefixes = new Set(cuts.flatMap((cut) => Array.from(cut, (_, at) => cut.slice(0, at + 1))));
  for (const prefix of [...prefixes].sort(compare)) {
    if (hasTopShard(cuts, prefix)) yield [topShardPath(prefix), shard(topOf(postings, prefix))];
  }
}
