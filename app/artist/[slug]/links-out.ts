import type { ArtistFile } from "../../../lib/contracts/artist.ts";

export type LinkOut = { label: string; note: string; href: string };

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where to hear and read more of an artist elsewhere; every name is percent-encoded. */
export function linksOut({ name, mbid }: Pick<ArtistFile, "name" | "mbid">): LinkOut[] {
  const query = encodeURIComponent(name);
  const byId = mbid !== null && MBID.test(mbid);
  return [
    { label: "Last.fm", note: "page", href: lastfmUrl(name) },
    byId
      ? { label: "MusicBrainz", note: "page", href: `https://musicbrainz.org/artist/${mbid.toLowerCase()}` }
      : { label: "MusicBrainz", note: "search", href: `https://musicbrainz.org/search?type=artist&query=${query}` },
    { label: "Spotify", note: "search", href: `https://open.spotify.com/search/${query}/artists` },
    { label: "YouTube", note: "search", href: `https://www.youtube.com/results?search_query=${query}` },
  ];
}

/** Last.fm writes a space as `+` and so a plus sign as `%252B`; `.` and `..` can't be path segments at all. */
export function lastfmUrl(name: string): string {
  if (/^\.{1,2}$/.test(name)) return `https://www.last.fm/search/artists?q=${encodeURIComponent(name)}`;
  const segment = encodeURIComponent(name).replaceAll("%2B", "%252B").replaceAll("%20", "+");
  return `https://www.last.fm/music/${segment}`;
}
