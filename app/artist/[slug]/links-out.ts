import type { ArtistFile } from "../../../lib/contracts/artist.ts";
import { lastfmArtistUrl } from "../../../lib/contracts/bio.ts";

export type LinkOut = { label: string; note: string; href: string };

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where to hear and read more of an artist elsewhere; every name is percent-encoded. */
export function linksOut({ name, mbid }: Pick<ArtistFile, "name" | "mbid">): LinkOut[] {
  const query = encodeURIComponent(name);
  const byId = mbid !== null && MBID.test(mbid);
  return [
    { label: "Last.fm", note: "page", href: lastfmArtistUrl(name) },
    byId
      ? { label: "MusicBrainz", note: "page", href: `https://musicbrainz.org/artist/${mbid.toLowerCase()}` }
      : { label: "MusicBrainz", note: "search", href: `https://musicbrainz.org/search?type=artist&query=${query}` },
    { label: "Spotify", note: "search", href: `https://open.spotify.com/search/${query}/artists` },
    { label: "YouTube", note: "search", href: `https://www.youtube.com/results?search_query=${query}` },
  ];
}
