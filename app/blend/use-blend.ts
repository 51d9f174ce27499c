"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import useSWRImmutable from "swr/immutable";
import * as v from "valibot";
import { type BlendEntry, type BlendFault, BlendQuery } from "../../lib/blend/address.ts";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { type DatedArtist, datedArtistOf } from "./dated-artist.ts";

/** Artists that this tab has fetched: a blend that comes back needs no request. */
const fetched = new Map<string, DatedArtist>();

async function fetchArtist(slug: string): Promise<DatedArtist> {
  const response = await fetch(`/data/artists/${slug}.json`);
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const artist = datedArtistOf(v.parse(ArtistFile, await response.json()));
  fetched.set(slug, artist);
  return artist;
}

export interface AddressedBlend {
  entries: BlendEntry[];
  faults: BlendFault[];
  /** The artists of this address that are at hand. */
  artists: Map<string, DatedArtist>;
  state: "ready" | "loading" | "failed";
}

/**
 * The blend that the address asks for; the address is the only place where it is kept. Artists come from what the server
 * sent with the page, and from their own files where they were added since.
 */
export function useBlend(served: readonly DatedArtist[], unknown: ReadonlySet<string>): AddressedBlend {
  const parameters = useSearchParams();
  const { entries, faults } = v.parse(BlendQuery, { with: parameters.getAll("with") }).with;
  const artists = new Map(served.map((artist) => [artist.slug, artist]));
  const missing: string[] = [];
  for (const { artist: slug } of entries) {
    const known = artists.get(slug) ?? fetched.get(slug);
    if (known) artists.set(slug, known);
    else if (!unknown.has(slug)) missing.push(slug);
  }
  const { data, error } = useSWRImmutable(
    missing.length === 0 ? null : ["artists", ...missing],
    () => Promise.all(missing.map(fetchArtist)),
    { shouldRetryOnError: false },
  );
  for (const artist of data ?? []) artists.set(artist.slug, artist);
  const isMixed = removeOtherEditions(artists);
  useEffect(() => {
    // The server makes the whole blend of what is published now.
    if (isMixed) window.location.reload();
  }, [isMixed]);
  const isComplete = missing.every((slug) => artists.has(slug));
  return { entries, faults, artists, state: isComplete ? "ready" : error === undefined ? "loading" : "failed" };
}

/** Keeps artists of the first one's edition only: no blend is made of data from before and after an update. */
function removeOtherEditions(artists: Map<string, DatedArtist>): boolean {
  const [first] = artists.values();
  const others = [...artists.values()].filter(({ edition }) => edition !== first?.edition);
  for (const { slug } of others) artists.delete(slug);
  return others.length > 0;
}

/** Goes to another blend without asking the server; Back undoes it. Next.js takes the address over. */
export function pushBlend(href: string): void {
  window.history.pushState(null, "", href);
}
