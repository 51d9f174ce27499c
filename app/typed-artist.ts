import { nearMatches } from "../lib/search/near-matches.ts";
import type { Match } from "../lib/search/rank.ts";
import { search } from "../lib/search/search.ts";
import { ARTIST_FILE, type ArtistFile } from "../lib/site-data/artist.ts";
import { readData, searchIndex } from "../lib/site-data/read.ts";

/** The artist that a typed text or an address refers to. */
export type TypedArtist = { kind: "artist"; artist: ArtistFile } | ({ kind: "unknown" } & UnknownArtist);

/** A text that matches no artist exactly, and the artists it may mean, best first. */
export type UnknownArtist = { typed: string; matches: Match[] };

/** Maximum number of artists to choose from. */
const MAX_MATCHES = 6;

/** The artist with this slug or name; if there is none, ignoring case, accents and "The". */
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
