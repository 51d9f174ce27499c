/** Where an artist can be heard: a name and a search link, since no published data hold a store's own address. */
const STORES = [
  { label: "Spotify", search: (query: string) => `https://open.spotify.com/search/${query}/artists` },
  { label: "YouTube Music", search: (query: string) => `https://music.youtube.com/search?q=${query}` },
  { label: "Bandcamp", search: (query: string) => `https://bandcamp.com/search?q=${query}&item_type=b` },
  { label: "Deezer", search: (query: string) => `https://www.deezer.com/search/${query}/artist` },
  { label: "Apple Music", search: (query: string) => `https://music.apple.com/search?term=${query}` },
] as const;

export type StoreLink = { label: string; href: string };

/** The artist in each store; the name is percent-encoded, so it stays within one segment or value. */
export function storeLinks(name: string): StoreLink[] {
  // encodeURIComponent throws on lone surrogates, and every URL parser resolves a segment of dots away, even when encoded.
  const text = name.replace(/\p{Cs}/gu, "\uFFFD");
  const query = encodeURIComponent(/^\.{1,2}$/.test(text) ? `${text} band` : text);
  return STORES.map(({ label, search }) => ({ label, href: search(query) }));
}
