import { LRUCache } from "lru-cache";
import type { ClientOptions } from "./client.ts";
import { sharedTurns } from "./upstream-turns.ts";
import { fetchTopArtists, type TopArtistsOutcome } from "./user-top-artists.ts";

const MINUTE_MS = 60_000;

/** How long an outcome answers without asking again, in memory only: what people listen to is theirs. */
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
/** Nobody is asked for while Last.fm wants a pause, or refuses the key. */
const PAUSE_MS = { rateLimited: 10_000, refused: 10 * MINUTE_MS, longest: 60 * MINUTE_MS };

export type TopArtistsService = {
  /** Never rejects. @param user a valid LastfmUserName */
  find(user: string): Promise<TopArtistsOutcome>;
};

export type TopArtistsServiceOptions = Omit<ClientOptions, "signal"> & { lifetimesMs?: typeof LIFETIMES_MS };

/**
 * The polite way to a user's top artists for one process: identical questions at the same time are one, answers are kept
 * for minutes, requests wait for the turns that biographies wait for.
 */
export function createTopArtistsService(options: TopArtistsServiceOptions): TopArtistsService {
  const { lifetimesMs = LIFETIMES_MS, takeTurn = sharedTurns(), ...client } = options;
  let pausedUntilMs = 0;

  async function ask(user: string): Promise<TopArtistsOutcome> {
    if (Date.now() < pausedUntilMs) return { outcome: "unavailable", reason: "busy" };
    const outcome = await fetchTopArtists(user, { ...client, takeTurn });
    if (outcome.outcome !== "unavailable") return outcome;
    const { reason, retryAfterSeconds = 0 } = outcome;
    if (reason === "refused") pausedUntilMs = Date.now() + PAUSE_MS.refused;
    else if (retryAfterSeconds > 0) pausedUntilMs = Date.now() + Math.min(retryAfterSeconds * 1000, PAUSE_MS.longest);
    else if (reason === "rate-limited") pausedUntilMs = Date.now() + PAUSE_MS.rateLimited;
    return outcome;
  }

  const outcomes = new LRUCache<string, TopArtistsOutcome>({
    max: CACHE_MAX_ENTRIES,
    // Each outcome brings its own.
    ttl: 1,
    ignoreFetchAbort: true,
    fetchMethod: async (user, _previous, { options: set }) => {
      const outcome = await ask(user);
      set.ttl = lifetimesMs[outcome.outcome];
      return outcome;
    },
  });
  return { find: (user) => outcomes.forceFetch(user.toLowerCase()) };
}
