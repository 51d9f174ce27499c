import type { ArtistFile, Neighbour } from "../site-data/artist.ts";

/** The part of a neighbour shown by a blend: the evidence for one result and one artist. */
export type BlendNeighbour = Pick<
  Neighbour,
  "slug" | "name" | "listeners" | "similarity" | "overlap" | "lift" | "tags" | "lowConfidence"
>;

/** The part of an artist's file needed for a blend. */
export interface BlendArtist {
  slug: string;
  name: string;
  listeners: number;
  /** Names of its tags, best first. */
  tags: readonly string[];
  neighbours: BlendNeighbour[];
}

export interface BlendInput {
  artist: BlendArtist;
  /** Above 0; only its ratio to the others' counts. */
  weight: number;
}

export interface BlendResult {
  slug: string;
  name: string;
  listeners: number;
  /** Names of its tags: those that most of the inputs have first. */
  tags: readonly string[];
  /** Those of its tags that an input has. */
  sharedTags: readonly string[];
  /** 0 to 1, on the scale of a similarity: a result this similar to all inputs has this score. */
  score: number;
  /** For each input, in their order, the result as it appears in that input's list; null if it doesn't. */
  evidence: (BlendNeighbour | null)[];
}

/** The part of an artist's file that a blend reads. */
export function blendArtistOf({ slug, name, tags, statistics, neighbours }: ArtistFile): BlendArtist {
  return {
    slug,
    name,
    listeners: statistics.listeners.value,
    tags: tags.map((tag) => tag.name),
    neighbours: neighbours.map((neighbour) => ({
      slug: neighbour.slug,
      name: neighbour.name,
      listeners: neighbour.listeners,
      similarity: neighbour.similarity,
      overlap: neighbour.overlap,
      lift: neighbour.lift,
      tags: neighbour.tags,
      lowConfidence: neighbour.lowConfidence,
    })),
  };
}

/**
 * What one list says for an artist in it: the root of the similarity, somewhat more for artists with more listeners, and somewhat
 * less at a lower place, since a list's order knows more than its similarities. Tuned for what /for-you and /blend recall
 * (bench/results/blends-and-paths.md).
 * @param place in the list, from 0
 */
export const recommendation = (similarity: number, listeners: number, place: number): number =>
  (Math.sqrt(similarity) * listeners ** 0.1) / (1 + place) ** 0.15;

/**
 * The artists similar to the inputs, by Σ wᵢ·recommendationᵢ, best first: similar to two beats twice as similar to one. Ties
 * go to the better known artist, then by slug; the inputs themselves are left out. Each has a
 * score = (Σ wᵢ·√similarityᵢ / Σ wᵢ)², the weighted power mean with exponent ½, with 0 for artists that aren't listed.
 */
export function blend(inputs: readonly BlendInput[]): BlendResult[] {
  const total = inputs.reduce((sum, { weight }) => sum + weight, 0);
  const isInput = new Set(inputs.map(({ artist }) => artist.slug));
  const results = new Map<string, Ranked>();
  const timesTagged = countTags(inputs);
  for (const [place, { artist, weight }] of inputs.entries()) {
    for (const [at, neighbour] of artist.neighbours.entries()) {
      const { slug, name, listeners } = neighbour;
      if (isInput.has(slug)) continue;
      const result = results.get(slug) ?? {
        ...{ slug, name, listeners, score: 0, rank: 0 },
        ...sharedFirst(neighbour.tags, timesTagged),
        evidence: inputs.map(() => null),
        terms: inputs.map(() => 0),
      };
      result.evidence[place] = neighbour;
      result.terms[place] = (weight / total) * recommendation(neighbour.similarity, listeners, at);
      results.set(slug, result);
    }
  }
  for (const result of results.values()) {
    const roots = inputs.map(({ weight }, place) => {
      return (weight / total) * Math.sqrt(result.evidence[place]?.similarity ?? 0);
    });
    result.score = inOrderOfSize(roots) ** 2;
    result.rank = inOrderOfSize(result.terms);
  }
  return [...results.values()].sort(byRank).map(({ rank: _, terms: __, ...result }) => result);
}

interface Ranked extends BlendResult {
  /** What puts the results in order. */
  rank: number;
  /** For each input, what it adds to the rank. */
  terms: number[];
}

/** The sum, in which the order of the inputs changes no bit. */
const inOrderOfSize = (terms: readonly number[]) =>
  terms.toSorted((a, b) => a - b).reduce((sum, term) => sum + term, 0);

/** How many inputs have each tag. */
function countTags(inputs: readonly BlendInput[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { artist } of inputs) for (const tag of artist.tags) times.set(tag, (times.get(tag) ?? 0) + 1);
  return times;
}

function sharedFirst(tags: readonly string[], times: Map<string, number>): Pick<BlendResult, "tags" | "sharedTags"> {
  const timesOf = (tag: string) => times.get(tag) ?? 0;
  const sorted = tags.toSorted((a, b) => timesOf(b) - timesOf(a));
  return { tags: sorted, sharedTags: sorted.filter((tag) => timesOf(tag) > 0) };
}

function byRank(a: Ranked, b: Ranked): number {
  return b.rank - a.rank || b.listeners - a.listeners || (a.slug < b.slug ? -1 : 1);
}
