import { LRUCache } from "lru-cache";
import type { LastfmOptions } from "./request.ts";
import { fetchTopArtists, type TopArtistsOutcome } from "./user-top-artists.ts";

const MINUTE_MS = 60_000;

/** How long an outcome is kept, in memory only: listening data is private. */
const LIFETIMES_MS: Record<TopArtistsOutcome["outcome"], number> = {
  ok: 10 * MINUTE_MS,
  none: 10 * MINUTE_MS,
  "unknown-user": 10 * MINUTE_MS,
  private: 10 * MINUTE_MS,
  unavailable: 5000,
  disabled: 5 * MINUTE_MS,
};
/** Some 20 kB each. */
const CACHE_MAX_ENTRIES = 200;

export type TopArtistsService = {
  /** Never rejects. @param user a valid LastfmUserName */
  find(user: string): Promise<TopArtistsOutcome>;
};

export type TopArtistsServiceOptions = Omit<LastfmOptions, "signal"> & { lifetimesMs?: typeof LIFETIMES_MS };

/**
 * Fetches users' top artists politely, once per process: identical concurrent lookups share one request, and outcomes are
 * kept for minutes. `options.send` is shared with profiles.
 */
export function createTopArtistsService(options: TopArtistsServiceOptions): TopArtistsService {
  const { lifetimesMs = LIFETIMES_MS, ...client } = options;
  const outcomes = new LRUCache<string, TopArtistsOutcome>({
    max: CACHE_MAX_ENTRIES,
    // Each outcome sets its own.
    ttl: 1,
    ignoreFetchAbort: true,
    fetchMethod: async (user, _previous, { options: set }) => {
      const outcome = await fetchTopArtists(user, client);
      set.ttl = lifetimesMs[outcome.outcome];
      return outcome;
    },
  });
  return { find: (user) => outcomes.forceFetch(user.toLowerCase()) };
}
