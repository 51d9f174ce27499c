import { type BlendArtist, blend } from "./blend.ts";

/** An artist someone plays, and how often if that is known. */
export interface Played {
  artist: BlendArtist;
  count: number | null;
}

/** One of the played artists that a recommendation comes from. */
export interface RecommendationSource {
  slug: string;
  name: string;
  /** Listeners it shares with the recommended artist. */
  overlap: number;
}

export interface Recommendation {
  slug: string;
  name: string;
  listeners: number;
  /** Names of its tags, those of the played artists first. */
  tags: readonly string[];
  sharedTags: readonly string[];
  /** 0 to 1, as `blend` scores. */
  score: number;
  /** The played artists that list it, largest contribution to the score first. */
  sources: RecommendationSource[];
}

/**
 * What a play count weighs: clip(1 + 0.5·ln(count / median), 0.3, 3), as in the similarity itself; 1 without a
 * count. One obsession must not dominate a list.
 */
export function playWeights(counts: readonly (number | null)[]): number[] {
  const known = counts.filter((count) => count !== null && count > 0).toSorted((a, b) => Number(a) - Number(b));
  const half = known.length / 2;
  const median = (Number(known[Math.ceil(half) - 1] ?? 1) + Number(known[Math.floor(half)] ?? 1)) / 2;
  return counts.map((count) => {
    if (count === null || count <= 0) return 1;
    return Math.min(3, Math.max(0.3, 1 + 0.5 * Math.log(count / median)));
  });
}

/**
 * The artists similar to what someone plays, best first, without those that `isKnown` or are played already.
 * Pairs of low confidence count like any other: on their own they give a low score.
 */
export function recommend(
  played: readonly Played[],
  isKnown: (artist: { slug: string; name: string }) => boolean,
  limit: number,
): Recommendation[] {
  const weights = playWeights(played.map(({ count }) => count));
  const results = blend(played.map(({ artist }, at) => ({ artist, weight: weights[at] ?? 1 })));
  return results
    .filter((result) => !isKnown(result))
    .slice(0, limit)
    .map(({ slug, name, listeners, tags, sharedTags, score, evidence }) => {
      const sources = evidence.flatMap((neighbour, at) => {
        const source = played[at]?.artist;
        if (neighbour === null || source === undefined) return [];
        const term = (weights[at] ?? 1) * Math.sqrt(neighbour.similarity);
        return [{ slug: source.slug, name: source.name, overlap: neighbour.overlap, term }];
      });
      const byTerm = sources.toSorted((a, b) => b.term - a.term);
      return {
        slug,
        name,
        listeners,
        tags,
        sharedTags,
        score,
        sources: byTerm.map(({ term: _, ...source }) => source),
      };
    });
}
