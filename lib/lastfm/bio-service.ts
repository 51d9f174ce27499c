import { LRUCache } from "lru-cache";
import { type ArtistQuery, type ClientOptions, fetchBio } from "./client.ts";
import type { BioOutcome, Unavailable } from "./outcome.ts";
import { type TokenBucketOptions, tokenBucket } from "./token-bucket.ts";
import { sharedTurns } from "./upstream-turns.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** For how long an outcome answers without asking again, and for how much longer it may stand in while Last.fm is asked. */
export type Lifetime = { freshSeconds: number; staleSeconds: number };
export type Lifetimes = Record<BioOutcome["outcome"], Lifetime>;

const LIFETIMES: Lifetimes = {
  ok: { freshSeconds: 3 * DAY, staleSeconds: 14 * DAY },
  ambiguous: { freshSeconds: 3 * DAY, staleSeconds: 14 * DAY },
  none: { freshSeconds: 6 * HOUR, staleSeconds: 18 * HOUR },
  unavailable: { freshSeconds: 5, staleSeconds: 0 },
  disabled: { freshSeconds: 300, staleSeconds: 0 },
};

/** Outcomes kept; at most some 3 kB each. */
const CACHE_MAX_ENTRIES = 5000;

/** Pauses for all artists, since limit and key are shared by them. */
const PAUSE_SECONDS = { rateLimited: 10, refused: 600, longest: HOUR };
/** How soon an outcome that stands in for a failed refresh is refreshed again, at the earliest. */
const STAND_IN_SECONDS = 5;

export type BioService = {
  /** Never rejects. The lifetime is what remains of it. */
  find(artist: ArtistQuery): Promise<{ outcome: BioOutcome } & Lifetime>;
};

export type BioServiceOptions = Omit<ClientOptions, "signal" | "takeTurn"> & {
  lifetimes?: Lifetimes;
  /** A token bucket of its own; without it the process's. */
  rate?: TokenBucketOptions;
  maxEntries?: number;
  /** Told what only the operator can mend. */
  warn?: (message: string) => void;
};

type Entry = { outcome: BioOutcome; staleAfterMs: number; goneAfterMs: number };

/**
 * The polite way to Last.fm for one process: identical questions at the same time are one, answers are kept for their
 * lifetime, requests are spaced, and nobody asks while Last.fm wants a pause. A stale answer is given at once while it
 * is refreshed behind the scenes, and stays where the refresh fails.
 */
export function createBioService(options: BioServiceOptions): BioService {
  const { lifetimes = LIFETIMES, rate, maxEntries = CACHE_MAX_ENTRIES, warn = console.warn, ...client } = options;
  const takeToken = rate === undefined ? sharedTurns() : tokenBucket(rate);
  let pausedUntilMs = 0;
  // A pause may have begun while the token was waited for.
  const takeTurn = async () => (await takeToken()) && Date.now() >= pausedUntilMs;

  async function ask(artist: ArtistQuery): Promise<BioOutcome> {
    const pauseMs = pausedUntilMs - Date.now();
    if (pauseMs > 0) return { outcome: "unavailable", reason: "busy", retryAfterSeconds: Math.ceil(pauseMs / 1000) };
    const outcome = await fetchBio(artist, { ...client, takeTurn });
    if (outcome.outcome !== "unavailable") return outcome;
    const seconds = pauseSeconds(outcome);
    if (seconds === 0) return outcome;
    pausedUntilMs = Math.max(pausedUntilMs, Date.now() + seconds * 1000);
    if (outcome.reason === "refused") warn(`Last.fm refuses LASTFM_API_KEY; asking again in ${seconds} s`);
    return { ...outcome, retryAfterSeconds: seconds };
  }

  const entries = new LRUCache<string, Entry, ArtistQuery>({
    max: maxEntries,
    // Each entry brings its own; see below.
    ttl: 1,
    // An answer on its way is worth having even if its place was given away meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: async (_key, previous, { context, options: set }) => {
      const outcome = await ask(context);
      const nowMs = Date.now();
      if (outcome.outcome === "unavailable" && previous && nowMs < previous.goneAfterMs) {
        set.ttl = Math.min(STAND_IN_SECONDS * 1000, previous.goneAfterMs - nowMs);
        return previous;
      }
      const { freshSeconds, staleSeconds } = lifetimes[outcome.outcome];
      set.ttl = freshSeconds * 1000;
      const staleAfterMs = nowMs + freshSeconds * 1000;
      return { outcome, staleAfterMs, goneAfterMs: staleAfterMs + staleSeconds * 1000 };
    },
  });

  return {
    async find(artist) {
      const key = JSON.stringify([artist.mbid, artist.name]);
      const known = entries.peek(key, { allowStale: true });
      const allowStale = known !== undefined && Date.now() < known.goneAfterMs;
      const entry = await entries.forceFetch(key, { context: artist, allowStale });
      return { outcome: entry.outcome, ...remaining(entry) };
    },
  };
}

function pauseSeconds({ reason, retryAfterSeconds }: Unavailable): number {
  if (reason === "refused") return PAUSE_SECONDS.refused;
  if (retryAfterSeconds !== undefined) return Math.min(retryAfterSeconds, PAUSE_SECONDS.longest);
  return reason === "rate-limited" ? PAUSE_SECONDS.rateLimited : 0;
}

function remaining({ staleAfterMs, goneAfterMs }: Entry): Lifetime {
  const nowMs = Date.now();
  const freshMs = Math.max(STAND_IN_SECONDS * 1000, staleAfterMs - nowMs);
  return {
    freshSeconds: Math.ceil(freshMs / 1000),
    staleSeconds: Math.max(0, Math.floor((goneAfterMs - nowMs - freshMs) / 1000)),
  };
}
