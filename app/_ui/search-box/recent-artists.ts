import { RECENT_ARTISTS_MAX, type RecentArtist, RecentArtists } from "../../../lib/search/recent-artists.ts";
import { readJson } from "../stored-json.ts";
import { writeJson } from "../stored-text.ts";

const KEY = "kindred:recent-artists";

/** The artists last chosen in the search box of this browser, most recent first. */
export function readRecentArtists(): RecentArtist[] {
  return readJson(KEY, RecentArtists)?.artists ?? [];
}

/** Puts `artist` first among the recent ones. */
export function rememberArtist({ name, slug, listeners }: RecentArtist): void {
  const others = readRecentArtists().filter((other) => other.slug !== slug);
  writeJson(KEY, { version: 1, artists: [{ name, slug, listeners }, ...others].slice(0, RECENT_ARTISTS_MAX) });
}

export function forgetRecentArtists(): void {
  writeJson(KEY, null);
}
