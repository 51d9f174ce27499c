import * as v from "valibot";
import { SEARCHED } from "../lib/search/leader-address.ts";
import { QUERY_MAX_LENGTH } from "../lib/search/match.ts";
import { nearMatches } from "../lib/search/near-matches.ts";
import type { Match } from "../lib/search/rank.ts";
import { search } from "../lib/search/search.ts";
import { ARTIST_FILE, type ArtistFile } from "../lib/site-data/artist.ts";
import { readData, searchIndex } from "../lib/site-data/read.ts";

/** The artist that a typed text or an address refers to. */
export type TypedArtist = { kind: "artist"; artist: ArtistFile } | ({ kind: "unknown" } & UnknownArtist);

/** A text that matches no artist exactly, and the artists it may mean, best first. `leader` is the one that Enter would go straight to. */
export type UnknownArtist = { typed: string; matches: Match[]; leader: Match | null };

/** Maximum number of artists to choose from. */
const MAX_MATCHES = 6;

/** The artist with this slug or name; if there is none, ignoring case, accents and "The". */
export async function findTypedArtist(typed: string): Promise<TypedArtist> {
  const bySlug = await readData(ARTIST_FILE, { slug: typed });
  if (bySlug !== null) return { kind: "artist", artist: bySlug };
  const { matches, leader } = await search(typed, searchIndex, MAX_MATCHES);
  const match = matches.find(({ name }) => name === typed) ?? matches.find(({ kind }) => kind === "exact");
  const artist = match ? await readData(ARTIST_FILE, { slug: match.slug }) : null;
  if (artist !== null) return { kind: "artist", artist };
  const near = matches.length > 0 ? matches : await nearMatches(encodeURIComponent(typed), searchIndex, MAX_MATCHES);
  return { kind: "unknown", typed, matches: near, leader };
}

const TakenTexts = v.pipe(
  v.unknown(),
  v.transform((value) => [value].flat().filter((text) => typeof text === "string" && text.length <= QUERY_MAX_LENGTH)),
  v.array(v.string()),
  v.transform((texts) => texts.slice(0, 2)),
);

/** What was typed for any of these artists, according to the address's SEARCHED parameter, with the others it may mean. */
export async function findTaken(parameter: unknown, slugs: readonly string[]): Promise<TakenArtist[]> {
  const found = await Promise.all(v.parse(TakenTexts, parameter).map(findTypedArtist));
  return found.flatMap((one) => {
    if (one.kind === "artist" || one.leader === null || !slugs.includes(one.leader.slug)) return [];
    const { typed, leader, matches } = one;
    return [{ typed, leader, others: matches.filter(({ slug }) => slug !== leader.slug) }];
  });
}

export type TakenArtist = { typed: string; leader: Match; others: Match[] };

/** The query of an address, with the typed texts that were taken to mean artists in it. */
export function takenQuery(href: string, typed: readonly string[]): string {
  const [, query = ""] = href.split("?");
  return typed.length === 0 ? query : `${query}&${new URLSearchParams(typed.map((text) => [SEARCHED, text]))}`;
}
