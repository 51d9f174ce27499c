import { LRUCache } from "lru-cache";
import { type ArtistQuery, type ClientOptions, fetchBio } from "./client.ts";
import type { KeptBio } from "./contract.ts";
import {
  type Entry,
  LIFETIMES,
  type Lifetime,
  type Lifetimes,
  remaining,
  STAND_IN_SECONDS,
  toEntry,
  toKept,
} from "./lifetimes.ts";
import type { BioOutcome } from "./outcome.ts";
import {
  createUpstream,
  type Upstream,
  type UpstreamEvent,
  type UpstreamOptions,
  type UpstreamState,
} from "./upstream.ts";

/** Outcomes kept; at most some 3 kB each. */
const CACHE_MAX_ENTRIES = 5000;

/** A cache outside the process, for instances that are many and short-lived. Its faults are its own matter. */
export type BioStore = {
  get(key: string): Promise<KeptBio | null>;
  set(key: string, kept: KeptBio): Promise<void>;
};

/** Something to tell the operator; `requestId` is that of the visitor's request that caused it. */
export type BioEvent =
  | UpstreamEvent
  | { event: "lastfm.answer"; outcome: BioOutcome["outcome"]; reason?: string; durationMs: number; requestId?: string };

export type BioService = {
  /** Never rejects. The lifetime is what remains of it. */
  find(artist: ArtistQuery, requestId?: string): Promise<{ outcome: BioOutcome } & Lifetime>;
  /** Settles when no question is under way; for platforms that stop a process once it has answered. */
  idle(): Promise<void>;
  state(): UpstreamState | "disabled";
};

export type BioServiceOptions = Omit<ClientOptions, "signal" | "send"> & {
  lifetimes?: Lifetimes;
  /** The way to Last.fm that is shared with other services; without it one of its own, at `rate`. */
  upstream?: Upstream;
  rate?: UpstreamOptions["rate"];
  maxEntries?: number;
  store?: BioStore;
  /** The time in milliseconds, by which answers age. */
  now?: () => number;
  report?: (event: BioEvent) => void;
};

/**
 * The polite way to Last.fm for one process: identical questions at the same time are one, answers are kept for their
 * lifetime, and what is left to ask goes through `createUpstream`. A stale answer is given at once while it is refreshed
 * behind the scenes, and stays where the refresh fails.
 */
export function createBioService(options: BioServiceOptions): BioService {
  const { lifetimes = LIFETIMES, maxEntries = CACHE_MAX_ENTRIES, rate, store, ...others } = options;
  const { now = Date.now, report = () => {}, ...client } = others;
  const { upstream = createUpstream({ rate, report }) } = options;
  const underWay = new Set<Promise<unknown>>();

  async function fetchEntry(artist: ArtistQuery, requestId: string | undefined): Promise<Entry> {
    const startMs = performance.now();
    const outcome = await fetchBio(artist, { ...client, send: upstream.send });
    const reason = outcome.outcome === "unavailable" ? outcome.reason : undefined;
    if (outcome.outcome !== "disabled" && reason !== "busy") {
      const durationMs = Math.round(performance.now() - startMs);
      report({ event: "lastfm.answer", outcome: outcome.outcome, reason, durationMs, requestId });
    }
    return toEntry(outcome, now(), lifetimes);
  }

  async function recall(key: string): Promise<Entry | undefined> {
    const kept = await store?.get(key);
    return kept ? toEntry(kept.outcome, kept.fetchedAtMs, lifetimes) : undefined;
  }

  async function renew(key: string, previous: Entry | undefined, { artist, requestId }: Lookup): Promise<Entry> {
    const stored = await recall(key);
    const known = stored !== undefined && stored.fetchedAtMs > (previous?.fetchedAtMs ?? 0) ? stored : previous;
    if (known !== undefined && now() < known.staleAfterMs) return known;
    const fetched = await fetchEntry(artist, requestId);
    if (fetched.outcome.outcome === "unavailable" && known !== undefined && now() < known.goneAfterMs) return known;
    const kept = toKept(fetched);
    if (kept !== null) await store?.set(key, kept);
    return fetched;
  }

  const entries = new LRUCache<string, Entry, Lookup>({
    max: maxEntries,
    // Each entry brings its own; see below.
    ttl: 1,
    // One clock for entries and cache: two would disagree about what is stale.
    perf: { now },
    ttlResolution: 0,
    // An answer on its way is worth having even if its place was given away meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: async (key, previous, { context, options: set }) => {
      const renewal = renew(key, previous, context);
      underWay.add(renewal);
      const entry = await renewal.finally(() => underWay.delete(renewal));
      const nowMs = now();
      const freshMs = entry.staleAfterMs - nowMs;
      set.ttl = freshMs > 0 ? freshMs : Math.max(1, Math.min(STAND_IN_SECONDS * 1000, entry.goneAfterMs - nowMs));
      return entry;
    },
  });

  return {
    async find(artist, requestId) {
      const key = JSON.stringify([artist.mbid, artist.name]);
      const known = entries.peek(key, { allowStale: true });
      const allowStale = known !== undefined && now() < known.goneAfterMs;
      const entry = await entries.forceFetch(key, { context: { artist, requestId }, allowStale });
      return { outcome: entry.outcome, ...remaining(entry, now()) };
    },
    async idle() {
      await Promise.allSettled([...underWay]);
    },
    state: () => (client.apiKey === undefined ? "disabled" : upstream.state()),
  };
}

type Lookup = { artist: ArtistQuery; requestId: string | undefined };
