import { lastfmArtistUrl } from "../../../lib/lastfm/contract.ts";
import { storeLinks } from "../../../lib/listen/stores.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";

export type LinkOut = { label: string; note: "page" | "search"; href: string };

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An artist's MusicBrainz page, or null if the identifier isn't one. */
export function musicBrainzArtistUrl(mbid: string): string | null {
  return MBID.test(mbid) ? `https://musicbrainz.org/artist/${mbid.toLowerCase()}` : null;
}

/** Where to listen to and read about an artist elsewhere; every name is percent-encoded. */
export function linksOut({ name, mbid }: Pick<ArtistFile, "name" | "mbid">): LinkOut[] {
  const query = encodeURIComponent(name);
  const musicBrainz = mbid === null ? null : musicBrainzArtistUrl(mbid);
  return [
    ...storeLinks(name).map((store) => ({ ...store, note: "search" as const })),
    { label: "Last.fm", note: "page", href: lastfmArtistUrl(name) },
    musicBrainz !== null
      ? { label: "MusicBrainz", note: "page", href: musicBrainz }
      : { label: "MusicBrainz", note: "search", href: `https://musicbrainz.org/search?type=artist&query=${query}` },
  ];
}
