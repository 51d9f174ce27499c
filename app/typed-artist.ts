import { nearMatches } from "../lib/search/near-matches.ts";
import type { Match } from "../lib/search/rank.ts";
import { search } from "../lib/search/search.ts";
import { ARTIST_FILE, type ArtistFile } from "../lib/site-data/artist.ts";
import { readData, searchIndex } from "../lib/site-data/read.ts";

/** What a person or an address meant by a text. */
export type TypedArtist = { kind: "artist"; artist: ArtistFile } | ({ kind: "unknown" } & UnknownArtist);

/** What no artist is called, and the artists it may mean, best first. */
export type UnknownArtist = { typed: string; matches: Match[] };

/** Artists to choose from, at most. */
const MAX_MATCHES = 6;

/** The artist with this slug, or written so: as it is, or, failing that, but for case, accents and "The". */
export async function findTypedArtist(typed: string): Promise<TypedArtist> {
  const bySlug = await readData(ARTIST_FILE, { slug: typed });
  if (bySlug !== null) return { kind: "artist", artist: bySlug };
  const { matches } = await search(typed, searchIndex, MAX_MATCHES);
  const match = matches.find(({ name }) => name === typed) ?? matches.find(({ kind }) => kind === "exact");
  const artist = match ? await readData(ARTIST_FILE, { slug: match.slug }) : null;
  if (artist !== null) return { kind: "artist", artist };
  const near = matches.length > 0 ? matches : await nearMatches(encodeURIComponent(typed), searchIndex, MAX_MATCHES);
  return { kind: "unknown", typed, matches: near };
}
