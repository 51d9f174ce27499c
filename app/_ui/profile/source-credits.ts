import type { SourceName } from "../../../lib/profiles/sources.ts";

/** How each source asks to be credited where its texts, all CC BY-SA, are shown. */
export const SOURCES: Record<SourceName, { name: string; by: string; creditedAs: string; url: string }> = {
  lastfm: { name: "Last.fm", by: "powered by", creditedAs: "AudioScrobbler", url: "https://www.last.fm/" },
  wikipedia: { name: "Wikipedia", by: "from", creditedAs: "Wikipedia", url: "https://www.wikipedia.org/" },
};
