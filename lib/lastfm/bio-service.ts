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

/** Number of outcomes kept; at most some 3 kB each. */
const CACHE_MAX_ENTRIES = 5000;

/** A cache outside the process, for many short-lived instances. It handles its own faults. */
export type BioStore = {
  get(key: string): Promise<KeptBio | null>;
  set(key: string, kept: KeptBio): Promise<void>;
};

/** Something to tell the operator; `requestId` is that of the visitor's request that caused it. */
export type BioEvent =
  | UpstreamEvent
  | { event: "lastfm.answer"; outcome: BioOutcome["outcome"]; reason?: string; durationMs: number; requestId?: string };

export type BioService = {
  /** Never rejects. The lifetime is the remaining one. */
  find(artist: ArtistQuery, requestId?: string): Promise<{ outcome: BioOutcome } & Lifetime>;
  /** Settles when no request is pending; for platforms that stop a process once it has responded. */
  idle(): Promise<void>;
  state(): UpstreamState | "disabled";
};

export type BioServiceOptions = Omit<ClientOptions, "signal" | "send"> & {
  lifetimes?: Lifetimes;
  /** The upstream shared with other services; by default a new one, at `rate`. */
  upstream?: Upstream;
  rate?: UpstreamOptions["rate"];
  maxEntries?: number;
  store?: BioStore;
  /** The time in milliseconds, used for lifetimes. */
  now?: () => number;
  report?: (event: BioEvent) => void;
};

/**
 * Fetches biographies from Last.fm politely, once per process: identical concurrent lookups share one request, outcomes are
 * kept for their lifetime, and all requests go through `createUpstream`. A stale outcome is returned at once while it is
 * refreshed in the background, and stays if the refresh fails.
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
    // Each entry sets its own; see below.
    ttl: 1,
    // One clock for entries and cache, since two would disagree about what is stale.
    perf: { now },
    ttlResolution: 0,
    // A pending response is still useful even if its entry was evicted meanwhile.
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
