import type { ArtistTag } from "../../../lib/site-data/tags.ts";
import { type RankedTags, tagsOf } from "../../../lib/tags/rank-tags.ts";
import { assignSlugs } from "./slugs.ts";

/** The tags of the artists that have a page; the columns are in shared buffers, and each name is here once. */
export interface CatalogueTags extends RankedTags {
  /** Slug of each tag. */
  slugs: string[];
  /** What the manifest says of the source; null if there is none. */
  source: { source: string; licence: string } | null;
}

/** One person's word is not shown as a count. */
const MIN_PEOPLE_SHOWN = 2;

export const withSlugs = (ranked: RankedTags, source: CatalogueTags["source"]): CatalogueTags => ({
  ...ranked,
  slugs: assignSlugs(ranked.names.map((name) => name.replaceAll("&", " and "))),
  source,
});

/** Those of a dataset without tags. */
export const noTags = (artists: number): CatalogueTags => ({
  perArtist: 0,
  names: [],
  slugs: [],
  counts: new Uint8Array(new SharedArrayBuffer(artists)),
  tags: new Uint32Array(new SharedArrayBuffer(0)),
  people: new Uint32Array(new SharedArrayBuffer(0)),
  scores: new Float64Array(new SharedArrayBuffer(0)),
  assignments: 0,
  distinct: 0,
  source: null,
});

/** How many people gave an artist its tag in that place, if that is published. */
export function peopleAt({ people, perArtist }: CatalogueTags, artist: number, place: number): number | null {
  const count = people[artist * perArtist + place] ?? 0;
  return count >= MIN_PEOPLE_SHOWN ? count : null;
}

/** The artist's tags as its file has them. */
export const artistTags = (tags: CatalogueTags, artist: number): ArtistTag[] =>
  Array.from(tagsOf(tags, artist), (tag, place) => ({
    slug: tags.slugs[tag] ?? "",
    name: tags.names[tag] ?? "",
    people: peopleAt(tags, artist, place),
  }));

/** The first tags of some artists, numbered anew in a list of the names that these artists need. */
export function tagList(tags: CatalogueTags, artists: readonly number[], limit: number) {
  const used = new Set<number>();
  const firstOf = (artist: number) => tagsOf(tags, artist).subarray(0, limit);
  for (const artist of artists) for (const tag of firstOf(artist)) used.add(tag);
  const order = [...used].sort((a, b) => a - b);
  const numberOf = new Map(order.map((tag, number) => [tag, number]));
  return {
    names: order.map((tag) => tags.names[tag] ?? ""),
    lists: artists.map((artist) => Array.from(firstOf(artist), (tag) => numberOf.get(tag) ?? 0)),
  };
}
