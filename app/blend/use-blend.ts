"use client";

import { useEffect } from "react";
import useSWRImmutable from "swr/immutable";
import * as v from "valibot";
import { type BlendEntry, type BlendFault, BlendQuery } from "../../lib/blend/address.ts";
import { isSlug } from "../../lib/primitives/slug.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { keptData, loadData } from "../../lib/site-data/fetch.ts";
import { useAddressQuery } from "../_ui/address.ts";
import { type DatedArtist, datedArtistOf } from "./dated-artist.ts";

const fetchArtist = async (slug: string) => datedArtistOf(await loadData(ARTIST_FILE, { slug }, null));

/** What the server rendered. */
export interface ServedBlend {
  /** The address's query, with its question mark. */
  query: string;
  artists: readonly DatedArtist[];
  /** Entries that match no artist. */
  unknown: ReadonlySet<string>;
}

export interface AddressedBlend {
  entries: BlendEntry[];
  faults: BlendFault[];
  /** The artists of this address that are loaded. */
  artists: Map<string, DatedArtist>;
  state: "ready" | "loading" | "failed";
}

/**
 * The blend in the address, its only storage. Artists come from what the server
 * sent with the page, and from their own files where they were added since.
 */
export function useBlend({ query, artists: served, unknown }: ServedBlend): AddressedBlend {
  const parameters = new URLSearchParams(useAddressQuery("/blend", query));
  const { entries, faults } = v.parse(BlendQuery, { with: parameters.getAll("with") }).with;
  const artists = new Map(served.map((artist) => [artist.slug, artist]));
  const missing: string[] = [];
  for (const { artist: slug } of entries) {
    const kept = artists.has(slug) || !isSlug(slug) ? undefined : keptData(ARTIST_FILE, { slug });
    if (kept) artists.set(slug, datedArtistOf(kept));
    else if (!artists.has(slug) && !unknown.has(slug)) missing.push(slug);
  }
  const { data, error } = useSWRImmutable(
    missing.length === 0 ? null : ["artists", ...missing],
    () => Promise.all(missing.map(fetchArtist)),
    { shouldRetryOnError: false },
  );
  for (const artist of data ?? []) artists.set(artist.slug, artist);
  const isMixed = removeOtherEditions(artists);
  useEffect(() => {
    // A request to the server renders the whole blend from the current data.
    if (isMixed) window.location.reload();
  }, [isMixed]);
  const isComplete = missing.every((slug) => artists.has(slug));
  return { entries, faults, artists, state: isComplete ? "ready" : error === undefined ? "loading" : "failed" };
}

/** Keeps artists of the first one's edition only: a blend must not mix data from before and after an update. */
function removeOtherEditions(artists: Map<string, DatedArtist>): boolean {
  const [first] = artists.values();
  const others = [...artists.values()].filter(({ edition }) => edition !== first?.edition);
  for (const { slug } of others) artists.delete(slug);
  return others.length > 0;
}
