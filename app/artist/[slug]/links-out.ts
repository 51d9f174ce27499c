import { lastfmArtistUrl } from "../../../lib/lastfm/contract.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";

export type LinkOut = { label: string; note: string; href: string };

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
    { label: "Last.fm", note: "page", href: lastfmArtistUrl(name) },
    musicBrainz !== null
      ? { label: "MusicBrainz", note: "page", href: musicBrainz }
      : { label: "MusicBrainz", note: "search", href: `https://musicbrainz.org/search?type=artist&query=${query}` },
    { label: "Spotify", note: "search", href: `https://open.spotify.com/search/${query}/artists` },
    { label: "YouTube", note: "search", href: `https://www.youtube.com/results?search_query=${query}` },
  ];
}
