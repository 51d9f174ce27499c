import { RECENT_ARTISTS_MAX, type RecentArtist, RecentArtists } from "../../../lib/contracts/recent-artists.ts";
import { readStored, writeStored } from "../browser-storage.ts";

const KEY = "kindred:recent-artists";

/** The artists last taken from the search box of this browser, the last one first. */
export function readRecentArtists(): RecentArtist[] {
  return readStored(KEY, RecentArtists)?.artists ?? [];
}

/** Puts `artist` first among the recent ones. */
export function rememberArtist({ name, slug, listeners }: RecentArtist): void {
  const others = readRecentArtists().filter((other) => other.slug !== slug);
  writeStored(KEY, { version: 1, artists: [{ name, slug, listeners }, ...others].slice(0, RECENT_ARTISTS_MAX) });
}

export function forgetRecentArtists(): void {
  writeStored(KEY, null);
}
