import { httpsUrlOn } from "../primitives/https-url.ts";

const LASTFM_ORIGIN = "https://www.last.fm";

/** The address in normal form if it is https on last.fm or a host below it, else null. */
export function parseLastfmUrl(text: string): string | null {
  return httpsUrlOn("last.fm", text);
}

/**
 * Where Last.fm shows the artist of this name; made from the name alone, so that it needs no response from Last.fm.
 * Last.fm writes a space as `+`, and so a plus sign as `%252B`.
 */
export function lastfmArtistUrl(name: string): string {
  // encodeURIComponent throws on lone surrogates.
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, "\uFFFD"));
  // Every URL parser resolves a path of one or two dots away, even when encoded.
  if (/^\.{0,2}$/.test(name)) return `${LASTFM_ORIGIN}/search/artists?q=${encoded}`;
  return `${LASTFM_ORIGIN}/music/${encoded.replaceAll("%2B", "%252B").replaceAll("%20", "+")}`;
}
