"use client";

import { useEffect } from "react";
import useSWRImmutable from "swr/immutable";
import * as v from "valibot";
import { AroundQuery, aroundHref } from "../../../lib/around/address.ts";
import { connected, type OpenArtist, openArtistOf } from "../../../lib/around/network.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { keptData, loadData, OutdatedData } from "../../../lib/site-data/fetch.ts";
import { useAddressQuery } from "../../_ui/address.ts";

export interface AddressedAround {
  /** Slugs of those opened after the first artist, whether they are loaded or not. */
  open: string[];
  /** The first artist, and those that are loaded. */
  opened: OpenArtist[];
  state: "ready" | "loading" | "failed";
}

/**
 * Who is open, according to the address, its only storage. Artists come from what the server sent with the page, and from
 * their own files where they were opened since.
 */
export function useAround(slug: string, served: readonly OpenArtist[]): AddressedAround {
  const query = aroundHref(
    slug,
    served.slice(1).map((artist) => artist.slug),
  ).replace(/^[^?]*/, "");
  const parameters = new URLSearchParams(useAddressQuery(`/around/${slug}`, query));
  const { open } = v.parse(AroundQuery, { open: parameters.getAll("open") });
  const edition = served[0]?.edition ?? "";
  const known = new Map(served.map((artist) => [artist.slug, artist]));
  const missing: string[] = [];
  for (const other of open) {
    const kept = known.has(other) ? undefined : keptData(ARTIST_FILE, { slug: other });
    if (kept?.edition === edition) known.set(other, openArtistOf(kept));
    else if (!known.has(other)) missing.push(other);
  }
  const { data, error } = useSWRImmutable<OpenArtist[], unknown>(
    missing.length === 0 ? null : ["around", edition, ...missing],
    () =>
      Promise.all(missing.map(async (other) => openArtistOf(await loadData(ARTIST_FILE, { slug: other }, edition)))),
    { shouldRetryOnError: false },
  );
  for (const artist of data ?? []) known.set(artist.slug, artist);
  const isOutdated = error instanceof OutdatedData;
  useEffect(() => {
    // The server renders the whole network from the current data.
    if (isOutdated) window.location.reload();
  }, [isOutdated]);
  const opened = connected([slug, ...open].flatMap((other) => known.get(other) ?? []));
  const isComplete = missing.every((other) => known.has(other));
  return {
    open: open.filter((other) => !known.has(other) || opened.some((artist) => artist.slug === other)),
    opened,
    state: isComplete ? "ready" : error === undefined ? "loading" : "failed",
  };
}
