import { LRUCache } from "lru-cache";
import type { Unavailable } from "../upstream/failure.ts";
import type { UpstreamEvent, UpstreamName } from "../upstream/upstream.ts";
import type { KeptProfile, LastingProfile } from "./contract.ts";
import {
  askAgainSeconds,
  DISABLED,
  type Entry,
  LIFETIMES,
  type Lifetime,
  type Lifetimes,
  remaining,
  STAND_IN_SECONDS,
  toEntry,
  toKept,
} from "./lifetimes.ts";
import type { ProfileOutcome } from "./outcome.ts";
import type { ArtistQuery, ProfileSource } from "./source.ts";

/** Last.fm's terms allow 100 MB of its data to be stored. */
export const CACHE_MAX_BYTES = 64_000_000;
/** Of an entry: its objects, and its place in the cache. */
const ENTRY_OVERHEAD_BYTES = 500;

/** A cache outside the process, for many short-lived instances. It handles its own faults. */
export type ProfileStore = {
  get(key: string): Promise<KeptProfile | null>;
  set(key: string, kept: KeptProfile): Promise<void>;
};

/** Something to tell the operator; `requestId` is that of the visitor's request that caused it. */
export type ProfileEvent =
  | UpstreamEvent
  | {
      event: `${UpstreamName}.answer`;
      outcome: ProfileOutcome["outcome"];
      reason?: string;
      durationMs: number;
      requestId?: string;
    };

/** What became of a lookup; a fault says when to ask again. */
export type Found = Lifetime & {
  outcome: LastingProfile | (Unavailable & { retryAfterSeconds: number }) | { outcome: "disabled" };
};

export type ProfileService = {
  /** Never rejects. The lifetime is the remaining one. */
  find(artist: ArtistQuery, requestId?: string): Promise<Found>;
  /** Settles when no request is pending; for platforms that stop a process once it has responded. */
  idle(): Promise<void>;
};

export type ProfileServiceOptions = {
  /** In order of preference: each is asked if the one before has no text, or only one on the name. */
  sources: readonly ProfileSource[];
  lifetimes?: Lifetimes;
  cacheMaxBytes?: number;
  store?: ProfileStore;
  /** The time in milliseconds, used for lifetimes. */
  now?: () => number;
  report?: (event: ProfileEvent) => void;
};

/**
 * Finds profiles politely, once per process: identical concurrent lookups share one, outcomes are kept for their lifetime,
 * and all requests go through the sources' upstreams. A stale outcome is returned at once while it is refreshed in the
 * background, and stays if the refresh fails.
 */
export function createProfileService(options: ProfileServiceOptions): ProfileService {
  const { sources, lifetimes = LIFETIMES, cacheMaxBytes = CACHE_MAX_BYTES, store } = options;
  const { now = Date.now, report = () => {} } = options;
  const underWay = new Set<Promise<unknown>>();

  async function fetchEntry({ source, artist, requestId }: Lookup): Promise<Entry> {
    const startMs = performance.now();
    const outcome = await source.find(artist);
    const reason = outcome.outcome === "unavailable" ? outcome.reason : undefined;
    if (reason !== "busy") {
      const durationMs = Math.round(performance.now() - startMs);
      report({ event: `${source.upstream.name}.answer`, outcome: outcome.outcome, reason, durationMs, requestId });
    }
    return toEntry(outcome, now(), lifetimes);
  }

  async function recall(key: string): Promise<Entry | undefined> {
    const kept = await store?.get(key);
    return kept ? toEntry(kept.outcome, kept.fetchedAtMs, lifetimes) : undefined;
  }

  async function renew(key: string, previous: Entry | undefined, lookup: Lookup): Promise<Entry> {
    const stored = await recall(key);
    const known = stored !== undefined && stored.fetchedAtMs > (previous?.fetchedAtMs ?? 0) ? stored : previous;
    if (known !== undefined && now() < known.staleAfterMs) return known;
    const fetched = await fetchEntry(lookup);
    if (fetched.outcome.outcome === "unavailable" && known !== undefined && now() < known.goneAfterMs) return known;
    const kept = toKept(fetched);
    if (kept !== null) await store?.set(key, kept);
    return fetched;
  }

  const entries = new LRUCache<string, Entry, Lookup>({
    maxSize: cacheMaxBytes,
    sizeCalculation: sizeBytes,
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

  function entryOf(lookup: Lookup): Promise<Entry> {
    const key = JSON.stringify([lookup.source.name, lookup.artist.mbid, lookup.artist.name]);
    const known = entries.peek(key, { allowStale: true });
    const allowStale = known !== undefined && now() < known.goneAfterMs;
    return entries.forceFetch(key, { context: lookup, allowStale });
  }

  return {
    async find(artist, requestId) {
      const asked: Entry[] = [];
      for (const source of sources) {
        const entry = await entryOf({ source, artist, requestId });
        asked.push(entry);
        if (entry.outcome.outcome === "ok" || entry.outcome.outcome === "unavailable") break;
      }
      return combine(asked, now());
    },
    async idle() {
      await Promise.allSettled([...underWay]);
    },
  };
}

type Lookup = { source: ProfileSource; artist: ArtistQuery; requestId: string | undefined };

/** At most what it takes: V8 stores a character in one byte or two. */
function sizeBytes(entry: Entry, key: string): number {
  return 2 * (JSON.stringify(entry.outcome).length + 2 * key.length) + ENTRY_OVERHEAD_BYTES;
}

/**
 * What the sources say together: the last one's biography or fault, otherwise the first text on the name; with the tags of
 * whichever has some. It lives as long as what it is made of.
 */
function combine(asked: readonly Entry[], nowMs: number): Found {
  const last = asked.at(-1);
  if (last === undefined) return { outcome: { outcome: "disabled" }, ...DISABLED };
  const lives = asked.map((entry) => remaining(entry, nowMs));
  const lifetime = {
    freshSeconds: Math.min(...lives.map(({ freshSeconds }) => freshSeconds)),
    staleSeconds: Math.min(...lives.map(({ staleSeconds }) => staleSeconds)),
  };
  if (last.outcome.outcome === "unavailable") {
    const retryAfterSeconds = askAgainSeconds(last, nowMs);
    return { outcome: { ...last.outcome, retryAfterSeconds }, ...lifetime };
  }
  const lasting = asked.flatMap(({ outcome }) => (outcome.outcome === "unavailable" ? [] : [outcome]));
  const said =
    lasting.find(({ outcome }) => outcome === "ok") ?? lasting.find(({ outcome }) => outcome === "ambiguous");
  const tags = lasting.find((outcome) => outcome.tags.length > 0)?.tags ?? [];
  return { outcome: { ...(said ?? last.outcome), tags }, ...lifetime };
}
