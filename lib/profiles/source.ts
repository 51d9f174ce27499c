import type { Upstream } from "../upstream/upstream.ts";
import type { ProfileOutcome } from "./outcome.ts";
import type { SourceName } from "./sources.ts";

export type ArtistQuery = { name: string; mbid: string | null };

/** Where profiles come from: one implementation per source, which turns its upstream's responses into outcomes. */
export type ProfileSource = {
  name: SourceName;
  upstream: Upstream;
  /** One lookup, with its documented fallbacks. Every upstream fault becomes an outcome. */
  find(artist: ArtistQuery): Promise<ProfileOutcome>;
};
