import { type MergedTags, praiseAmong } from "./merge-tags.ts";

/** Who gave which tag to which artist: a row each, in columns. */
export interface GivenTags {
  /** Number of the artist, from 0. */
  artists: Uint32Array;
  /** Number of the text, as in `MergedTags.tagOf`. */
  texts: Uint32Array;
  /** Number of the person, who counts once per artist and tag; null if rows do not name one. */
  people: Uint32Array | null;
  /** How many people, or a strength. Not used where people are named. */
  weights: Float64Array;
}

export interface RankOptions {
  /** How many there are. */
  artists: number;
  /** `tagKey` of an artist's name. */
  nameKey(artist: number): string;
  /** How many people play it. */
  listeners(artist: number): number;
  /** What weights add up to. */
  weights: "people" | "strength";
  perArtist: number;
}

/** The tags of each artist, best first. */
export interface RankedTags {
  perArtist: number;
  /** Name of each tag: of those that most artists carry first. */
  names: string[];
  /** How many tags each artist has. This and the next are in shared buffers, which threads do not copy. */
  counts: Uint8Array;
  /** Those of the artist a from `a * perArtist`: number of the tag, people who gave it (0: not counted), score. */
  tags: Uint32Array;
  people: Uint32Array;
  scores: Float64Array;
  /** After cleaning: tags of one person (or, where people are not counted, rows) for one artist; distinct tags. */
  assignments: number;
  distinct: number;
}

/** With this many tags of two people or more, an artist needs none of a single person. */
const ENOUGH = 3;
/** A tag of few artists may be anyone's fancy: with this many it counts half. */
const HALF_TRUSTED_ARTISTS = 8;
/** What a single person says of an artist that fewer play tells of that person. */
const MIN_LISTENERS_FOR_OWN_WORDS = 3;

interface Candidate {
  tag: number;
  weight: number;
  score: number;
}

/** No person, and several people, who use a tag at all. */
const NOBODY = 0xffffffff;
const SEVERAL = 0xfffffffe;

/**
 * The best tags of every artist. Where people are counted,
 *
 *   score = people · ln(N / df) · df / (df + 8)
 *
 * with df, the artists that carry the tag, and N, the artists that carry any: TF-IDF, in which a tag that hardly any
 * artist carries is not yet trusted. Tags of a single person come last, and are left out where three others exist. Praise,
 * and words that only one person uses for any artist, serve only where an artist has no other tag and at least three listeners.
 * Strengths are the source's own order: score = strength.
 *
 * A tag that is the artist's own name says nothing. A tag that is the name of the artist with most people for it is
 * no sound but a comparison ("britney spears"): it is left out everywhere.
 */
export function rankTags(given: GivenTags, merged: MergedTags, options: RankOptions): RankedTags {
  const { artists, perArtist, weights } = options;
  const lists = listsOf(given, merged.tagOf, options);
  const isWeak = weakAmong(given, merged);
  const ownKeys = lists.map((list, artist) => (list.length > 0 ? options.nameKey(artist) : ""));
  const isName = namesAmong(lists, merged.keys, ownKeys);
  const carriers = new Uint32Array(merged.keys.length);
  let tagged = 0;
  let assignments = 0;
  for (const [artist, list] of lists.entries()) {
    const kept = list.filter(({ tag }) => !isName[tag] && merged.keys[tag] !== ownKeys[artist]);
    lists[artist] = kept;
    if (kept.length > 0) tagged++;
    for (const { tag, weight } of kept) {
      carriers[tag] = (carriers[tag] ?? 0) + 1;
      assignments += weights === "people" ? weight : 1;
    }
  }
  const slots = artists * perArtist;
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const ranked: RankedTags = {
    perArtist,
    names: [],
    counts: new Uint8Array(shared(artists)),
    tags: new Uint32Array(shared(4 * slots)),
    people: new Uint32Array(shared(4 * slots)),
    scores: new Float64Array(shared(8 * slots)),
    assignments,
    distinct: carriers.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
  };
  const scoreOf = ({ tag, weight }: Candidate) => {
    const df = carriers[tag] ?? 1;
    return weights === "strength" ? weight : weight * Math.log(tagged / df) * (df / (df + HALF_TRUSTED_ARTISTS));
  };
  for (const [artist, list] of lists.entries()) {
    for (const candidate of list) candidate.score = scoreOf(candidate);
    const firm = list.filter(({ tag }) => !isWeak[tag]);
    for (const [place, { tag, weight, score }] of best(
      firm.length > 0 || options.listeners(artist) < MIN_LISTENERS_FOR_OWN_WORDS ? firm : list,
      options,
    ).entries()) {
      const slot = artist * perArtist + place;
      ranked.tags[slot] = tag;
      ranked.people[slot] = weights === "people" ? weight : 0;
      ranked.scores[slot] = score;
      ranked.counts[artist] = place + 1;
    }
  }
  return renumbered(ranked, merged.names);
}

function best(list: Candidate[], { weights, perArtist }: RankOptions): Candidate[] {
  // Equal scores: in order of their keys, as tags are numbered.
  const sorted = list.sort((a, b) => b.score - a.score || a.tag - b.tag);
  if (weights === "strength") return sorted.slice(0, perArtist);
  const agreed = sorted.filter(({ weight }) => weight > 1).slice(0, perArtist);
  const single = sorted.filter(({ weight }) => weight <= 1).slice(0, Math.max(0, ENOUGH - agreed.length));
  return [...agreed, ...single];
}

/** The tags of each artist, with people or strength. */
function listsOf({ artists, texts, people, weights }: GivenTags, tagOf: Int32Array, options: RankOptions) {
  const lists = Array.from({ length: options.artists }, (): Candidate[] => []);
  let current = new Map<number, Candidate>();
  let known = new Set<number>();
  let last = -1;
  for (const row of byArtist(artists, options.artists)) {
    const artist = artists[row] ?? 0;
    const tag = tagOf[texts[row] ?? 0] ?? -1;
    if (tag < 0) continue;
    if (artist !== last) {
      current = new Map();
      known = new Set();
      last = artist;
    }
    if (people !== null) {
      const one = (people[row] ?? 0) * tagOf.length + tag;
      if (known.has(one)) continue;
      known.add(one);
    }
    const weight = people === null ? (weights[row] ?? 1) : 1;
    const candidate = current.get(tag);
    if (candidate === undefined) {
      const added = { tag, weight, score: 0 };
      current.set(tag, added);
      lists[artist]?.push(added);
    } else candidate.weight += weight;
  }
  return lists;
}

/** Tags for where there is no other: praise, and what a single person uses. */
function weakAmong({ texts, people }: GivenTags, merged: MergedTags): Uint8Array {
  const isWeak = praiseAmong(merged);
  if (people === null) return isWeak;
  const users = new Uint32Array(isWeak.length).fill(NOBODY);
  for (const [row, text] of texts.entries()) {
    const tag = merged.tagOf[text] ?? -1;
    const person = people[row] ?? 0;
    if (tag >= 0 && users[tag] !== person) users[tag] = users[tag] === NOBODY ? person : SEVERAL;
  }
  for (const [tag, user] of users.entries()) if (user !== SEVERAL) isWeak[tag] = 1;
  return isWeak;
}

/** Row numbers by artist, each artist's in their order. */
function byArtist(artists: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const artist of artists) starts[artist + 1] = (starts[artist + 1] ?? 0) + 1;
  for (let artist = 0; artist < count; artist++) starts[artist + 1] = (starts[artist + 1] ?? 0) + (starts[artist] ?? 0);
  const rows = new Uint32Array(artists.length);
  for (const [row, artist] of artists.entries()) {
    const at = starts[artist] ?? 0;
    rows[at] = row;
    starts[artist] = at + 1;
  }
  return rows;
}

/** Which tags are the name of the artist that most people gave them to. */
function namesAmong(lists: readonly Candidate[][], keys: readonly string[], ownKeys: readonly string[]): Uint8Array {
  const most = new Float64Array(keys.length);
  const isName = new Uint8Array(keys.length);
  for (const [artist, list] of lists.entries()) {
    for (const { tag, weight } of list) {
      if (weight <= (most[tag] ?? 0)) continue;
      most[tag] = weight;
      isName[tag] = keys[tag] === ownKeys[artist] ? 1 : 0;
    }
  }
  return isName;
}

/** Only tags that an artist carries, those of most artists first. */
function renumbered(ranked: RankedTags, names: readonly string[]): RankedTags {
  const carriers = new Uint32Array(names.length);
  for (const slot of usedSlots(ranked)) carriers[ranked.tags[slot] ?? 0] = (carriers[ranked.tags[slot] ?? 0] ?? 0) + 1;
  const order = [...carriers.keys()]
    .filter((tag) => (carriers[tag] ?? 0) > 0)
    .sort((a, b) => (carriers[b] ?? 0) - (carriers[a] ?? 0) || a - b);
  const numberOf = new Uint32Array(names.length);
  for (const [number, tag] of order.entries()) numberOf[tag] = number;
  for (const slot of usedSlots(ranked)) ranked.tags[slot] = numberOf[ranked.tags[slot] ?? 0] ?? 0;
  return { ...ranked, names: order.map((tag) => names[tag] ?? "") };
}

function* usedSlots({ counts, perArtist }: Pick<RankedTags, "counts" | "perArtist">): Generator<number> {
  for (const [artist, count] of counts.entries()) {
    for (let place = 0; place < count; place++) yield artist * perArtist + place;
  }
}

/** The artist's tags, best first. */
export const tagsOf = (
  { counts, tags, perArtist }: Pick<RankedTags, "counts" | "tags" | "perArtist">,
  artist: number,
) => tags.subarray(artist * perArtist, artist * perArtist + (counts[artist] ?? 0));
