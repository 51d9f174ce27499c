import { type RankedTags, tagsOf } from "./rank-tags.ts";

/** Fewer artists that carry both may be chance. */
const MIN_SHARED = 2;

export interface RelatedTag {
  tag: number;
  /** Artists that carry both. */
  artists: number;
}

/** The artists of each tag, in artist order. */
export function artistsByTag(ranked: Pick<RankedTags, "names" | "counts" | "tags" | "perArtist">): number[][] {
  const artists = ranked.names.map((): number[] => []);
  for (const artist of ranked.counts.keys()) for (const tag of tagsOf(ranked, artist)) artists[tag]?.push(artist);
  return artists;
}

/**
 * Tags that a tag's artists carry more often than artists do in general, by the cosine of the two sets of artists:
 * both / √(one · other). So neither the most frequent tag nor one of two artists is related to every tag.
 */
export function relatedTags(
  tag: number,
  ranked: Pick<RankedTags, "counts" | "tags" | "perArtist">,
  byTag: readonly number[][],
  { tagged, limit }: { tagged: number; limit: number },
): RelatedTag[] {
  const own = byTag[tag] ?? [];
  const both = new Map<number, number>();
  for (const artist of own) {
    for (const other of tagsOf(ranked, artist)) if (other !== tag) both.set(other, (both.get(other) ?? 0) + 1);
  }
  const carriers = (other: number) => byTag[other]?.length ?? 0;
  return [...both]
    .filter(([other, artists]) => artists >= MIN_SHARED && artists * tagged > own.length * carriers(other))
    .map(([other, artists]) => ({ tag: other, artists, cosine: artists / Math.sqrt(own.length * carriers(other)) }))
    .sort((a, b) => b.cosine - a.cosine || a.tag - b.tag)
    .slice(0, limit)
    .map(({ tag: other, artists }) => ({ tag: other, artists }));
}
