import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type StubLastfm, startStubLastfm } from "../../e2e/fixtures/stub-lastfm.ts";
import { startStubMusicbrainz } from "../../e2e/fixtures/stub-musicbrainz.ts";
import { createUpstream, type Upstream } from "../upstream/upstream.ts";
import type { KeptProfile } from "./contract.ts";
import { type LastfmSourceOptions, lastfmSource } from "./lastfm-source.ts";
import {
  CACHE_MAX_BYTES,
  createProfileService,
  type ProfileEvent,
  type ProfileServiceOptions,
} from "./profile-service.ts";
import type { ProfileSource } from "./source.ts";
import { wikipediaSource } from "./wikipedia-source.ts";

const AIR = { name: "Air", mbid: null };
const NOBODY = { name: "Unknown Artist", mbid: null };
const FAST = { capacity: 100, perSecond: 1000, maxWaitMs: 1000 };

const SECOND = 1;
const DAY = 86_400;

/** A clock that a test moves: how long a busy machine takes changes nothing. */
function movableClock() {
  let nowMs = Date.now();
  return {
    now: () => nowMs,
    pass(seconds: number) {
      nowMs += seconds * 1000;
    },
  };
}

let stub: StubLastfm;
beforeAll(async () => {
  stub = await startStubLastfm();
});
afterAll(() => stub.close());
afterEach(() => {
  stub.setFault(null);
  stub.requests.length = 0;
});

type Options = Partial<ProfileServiceOptions> & { lastfm?: Partial<LastfmSourceOptions>; upstream?: Upstream };

/** A service with Last.fm as its only source. */
function service({ lastfm, upstream, ...options }: Options = {}) {
  const shared = upstream ?? createUpstream({ name: "lastfm", rate: FAST, report: options.report });
  const defaults = { apiKey: "key", apiUrl: stub.url, contact: undefined, retryDelayMs: 1, upstream: shared };
  return createProfileService({ sources: [lastfmSource({ ...defaults, ...lastfm })], ...options });
}

describe("createProfileService().find(artist) limits its requests", () => {
  it("sends one request for concurrent lookups of the same artist", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const profiles = service();
    const found = await Promise.all(Array.from({ length: 40 }, () => profiles.find(AIR)));
    expect(new Set(found.map(({ outcome }) => outcome.outcome))).toEqual(new Set(["ok"]));
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps a response for its lifetime, and says how much of it remains", async () => {
    const profiles = service();
    await profiles.find(AIR);
    const { outcome, freshSeconds, staleSeconds } = await profiles.find(AIR);
    expect(outcome.outcome).toBe("ok");
    expect(freshSeconds).toBe(3 * 86_400);
    expect(staleSeconds).toBeGreaterThan(13 * 86_400);
    expect(stub.requests).toHaveLength(1);
  });

  it("remembers for hours that there is none", async () => {
    const profiles = service();
    await profiles.find(NOBODY);
    expect(await profiles.find(NOBODY)).toMatchObject({ outcome: { outcome: "none" }, freshSeconds: 6 * 3600 });
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps a fault for seconds", async () => {
    stub.setFault({ kind: "html", status: 200 });
    const profiles = service();
    await profiles.find(AIR);
    expect(await profiles.find(AIR)).toMatchObject({
      outcome: { outcome: "unavailable", reason: "unreadable", retryAfterSeconds: 5 },
      freshSeconds: 5,
      staleSeconds: 0,
    });
    expect(stub.requests).toHaveLength(1);
  });

  it("sends a new request after the lifetime of a fault", async () => {
    stub.setFault({ kind: "html", status: 200 }, 1);
    const clock = movableClock();
    const profiles = service({ now: clock.now });
    expect((await profiles.find(AIR)).outcome.outcome).toBe("unavailable");
    clock.pass(6 * SECOND);
    expect((await profiles.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("distinguishes artists with one name by their MBIDs", async () => {
    const profiles = service();
    await Promise.all([profiles.find(AIR), profiles.find({ ...AIR, mbid: "cb67438a-7f50-4f2b-a6f1-2bb2729fd538" })]);
    expect(stub.requests.filter(({ parameters }) => parameters.mbid)).toHaveLength(1);
    expect(stub.requests.filter(({ parameters }) => parameters.artist)).toHaveLength(2);
  });

  it("keeps what fits into its bytes, the least recently used goes first", async () => {
    const text = "Some words. ".repeat(100);
    const asked: string[] = [];
    const source: ProfileSource = {
      name: "lastfm",
      upstream: createUpstream({ name: "lastfm", rate: FAST }),
      async find({ name }) {
        asked.push(name);
        return { outcome: "ok", text, language: "en", url: "https://www.last.fm/music/A", tags: [] };
      },
    };
    const cacheMaxBytes = 1_000_000;
    const profiles = createProfileService({ sources: [source], cacheMaxBytes });
    const names = Array.from({ length: 1000 }, (_, index) => `Artist ${index}`);
    for (const name of names) await profiles.find({ name, mbid: null });
    asked.length = 0;
    let kept = 0;
    for (const name of names.toReversed()) {
      await profiles.find({ name, mbid: null });
      if (asked.length > 0) break;
      kept++;
    }
    expect(kept * text.length).toBeLessThan(cacheMaxBytes);
    expect(kept * text.length).toBeGreaterThan(cacheMaxBytes / 4);
    expect(CACHE_MAX_BYTES).toBeLessThan(100_000_000);
  });

  it("still responds to callers whose artist was evicted meanwhile", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const profiles = service({ cacheMaxBytes: 10_000 });
    const names = ["A", "B", "C", "D", "E"];
    const found = await Promise.all(names.map((name) => profiles.find({ name, mbid: null })));
    expect(found.map(({ outcome }) => outcome.outcome)).toEqual(names.map(() => "ok"));
  });

  it("rejects callers that would wait too long, and says when to ask again", async () => {
    const upstream = createUpstream({ name: "lastfm", rate: { capacity: 1, perSecond: 20, maxWaitMs: 500 } });
    const profiles = service({ upstream });
    const names = Array.from({ length: 60 }, (_, index) => ({ name: `Artist ${index}`, mbid: null }));
    const found = await Promise.all(names.map((artist) => profiles.find(artist)));
    const busy = found.map(({ outcome }) => outcome).filter(({ outcome }) => outcome === "unavailable");
    expect(busy.length).toBeGreaterThan(30);
    expect(busy).toEqual(busy.map(() => ({ outcome: "unavailable", reason: "busy", retryAfterSeconds: 1 })));
    expect(stub.requests).toHaveLength(60 - busy.length);
  });

  it("retries by name after a failed lookup by MBID, however many others wait", async () => {
    const profiles = service({
      upstream: createUpstream({ name: "lastfm", rate: { capacity: 1, perSecond: 20, maxWaitMs: 150 } }),
    });
    const unknown = Array.from({ length: 12 }, (_, index) => ({ name: `Artist ${index}`, mbid: `mbid-${index}` }));
    const found = await Promise.all(unknown.map((artist) => profiles.find(artist)));
    const answered = found.filter(({ outcome }) => outcome.outcome === "ok");
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(answered.length).toBeLessThan(12);
    expect(stub.requests).toHaveLength(2 * answered.length);
  });

  it("is disabled without a source", async () => {
    const profiles = createProfileService({ sources: [] });
    expect(await profiles.find(AIR)).toEqual({ outcome: { outcome: "disabled" }, freshSeconds: 300, staleSeconds: 0 });
  });
});

describe("createProfileService().find(artist) survives faults", () => {
  it("returns a stale response at once while it refreshes", async () => {
    const clock = movableClock();
    let release = () => {};
    let gate = Promise.resolve();
    const lastfm = {
      fetch: async (...request: Parameters<typeof fetch>) => {
        await gate;
        return fetch(...request);
      },
    };
    const profiles = service({ now: clock.now, lastfm });
    await profiles.find(AIR);
    clock.pass(4 * DAY);
    gate = new Promise((resolve) => {
      release = resolve;
    });
    expect((await profiles.find(AIR)).outcome.outcome).toBe("ok");
    expect(stub.requests).toHaveLength(1);
    release();
    await profiles.idle();
    expect(stub.requests).toHaveLength(2);
  });

  it("keeps the stale response if the refresh fails, and drops it after its time", async () => {
    const clock = movableClock();
    const profiles = service({ now: clock.now });
    await profiles.find(AIR);
    stub.setFault({ kind: "reset" });
    clock.pass(4 * DAY);
    expect((await profiles.find(AIR)).outcome.outcome).toBe("ok");
    await profiles.idle();
    expect(await profiles.find(AIR)).toMatchObject({ outcome: { outcome: "ok" }, freshSeconds: 5 });
    clock.pass(14 * DAY);
    expect((await profiles.find(AIR)).outcome).toEqual({
      outcome: "unavailable",
      reason: "network",
      retryAfterSeconds: 5,
    });
  });

  it("requests no artist while Last.fm wants a pause", async () => {
    const clock = movableClock();
    const profiles = service({ now: clock.now });
    stub.setFault({ kind: "too-many-requests", retryAfter: "1" }, 1);
    expect((await profiles.find(AIR)).outcome).toEqual({
      outcome: "unavailable",
      reason: "rate-limited",
      // The fault itself is kept for as long.
      retryAfterSeconds: 5,
    });
    expect((await profiles.find({ name: "Moby", mbid: null })).outcome).toEqual({
      outcome: "unavailable",
      reason: "busy",
      retryAfterSeconds: 1,
    });
    expect(stub.requests).toHaveLength(1);
    clock.pass(6 * SECOND);
    // The pause is kept by the real clock.
    await sleep(1050);
    expect((await profiles.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("drops artists that were waiting for their turn when the pause began", async () => {
    stub.setFault({ kind: "too-many-requests" });
    const profiles = service({
      upstream: createUpstream({ name: "lastfm", rate: { capacity: 1, perSecond: 5, maxWaitMs: 2000 } }),
    });
    await Promise.all(["A", "B", "C"].map((name) => profiles.find({ name, mbid: null })));
    expect(stub.requests).toHaveLength(1);
  });

  it("reports that the key is refused, without the key, and retries at growing intervals", async () => {
    const events: ProfileEvent[] = [];
    const report = (event: ProfileEvent) => void events.push(event);
    const upstream = createUpstream({ name: "lastfm", rate: FAST, report });
    const profiles = service({ lastfm: { apiKey: "s3cret" }, upstream, report });
    stub.setFault({ kind: "error", code: 10 });
    await profiles.find(AIR);
    await profiles.find({ name: "Moby", mbid: null });
    expect(stub.requests).toHaveLength(1);
    expect(upstream.state()).toBe("refused");
    expect(events).toMatchObject([
      { event: "lastfm.refused", message: "Last.fm refuses LASTFM_API_KEY; asking again in 5 s" },
      { event: "lastfm.answer", outcome: "unavailable", reason: "refused" },
    ]);
    expect(JSON.stringify(events)).not.toContain("s3cret");
  });

  it("reports each request with the id of the visitor's request that caused it", async () => {
    const events: ProfileEvent[] = [];
    const profiles = service({ report: (event) => events.push(event) });
    await profiles.find(AIR, "request-1");
    await profiles.find(AIR, "request-2");
    expect(events).toEqual([
      { event: "lastfm.answer", outcome: "ok", durationMs: expect.any(Number), requestId: "request-1" },
    ]);
  });
});

describe("createProfileService({ store }) shares responses with other instances", () => {
  function memoryStore() {
    const kept = new Map<string, KeptProfile>();
    return {
      kept,
      get: async (key: string) => kept.get(key) ?? null,
      set: async (key: string, one: KeptProfile) => void kept.set(key, one),
    };
  }

  it("sends no request for what another instance has stored, and respects its age", async () => {
    const store = memoryStore();
    await service({ store }).find(AIR);
    for (const one of store.kept.values()) one.fetchedAtMs -= 1000 * 1000;
    const found = await service({ store }).find(AIR);
    expect(found).toMatchObject({ outcome: { outcome: "ok" }, freshSeconds: 3 * 86_400 - 1000 });
    expect(stub.requests).toHaveLength(1);
  });

  it("refreshes what is stale there, and falls back on it", async () => {
    const store = memoryStore();
    await service({ store }).find(AIR);
    for (const one of store.kept.values()) one.fetchedAtMs -= 5 * 86_400_000;
    stub.setFault({ kind: "html", status: 200 }, 1);
    expect(await service({ store }).find(AIR)).toMatchObject({ outcome: { outcome: "ok" }, freshSeconds: 5 });
    expect((await service({ store }).find(AIR)).freshSeconds).toBe(3 * 86_400);
    expect(stub.requests).toHaveLength(3);
  });

  it("stores no fault there", async () => {
    const store = memoryStore();
    stub.setFault({ kind: "reset" });
    await service({ store }).find(AIR);
    expect(store.kept.size).toBe(0);
  });

  it("is idle once a background refresh has ended", async () => {
    const clock = movableClock();
    const profiles = service({ now: clock.now });
    await profiles.find(AIR);
    clock.pass(4 * DAY);
    stub.setFault({ kind: "slow", delayMs: 50 });
    await profiles.find(AIR);
    await profiles.idle();
    expect(stub.requests).toHaveLength(2);
    expect((await profiles.find(AIR)).freshSeconds).toBeGreaterThan(0);
  });
});

describe("createProfileService({ sources }) asks each in turn", () => {
  const MBID = "00000000-0000-4000-8000-000000000001";
  const texts = { mbid: MBID, title: "Whoever", content: "<p>Whoever is in Wikipedia.</p>" };

  async function both(lastfm: { name: string; bio: string; tags?: string[] }[], options: Options = {}) {
    const musicbrainz = await startStubMusicbrainz([texts]);
    const last = await startStubLastfm({ artists: lastfm });
    const common = { contact: "https://kindred.example", retryDelayMs: 1 };
    const profiles = createProfileService({
      sources: [
        lastfmSource({
          ...common,
          apiKey: "key",
          apiUrl: last.url,
          upstream: createUpstream({ name: "lastfm", rate: FAST }),
        }),
        wikipediaSource({
          ...common,
          musicbrainzUrl: musicbrainz.origin,
          upstream: createUpstream({ name: "musicbrainz", rate: FAST }),
        }),
      ],
      ...options,
    });
    const close = () => Promise.all([musicbrainz.close(), last.close()]);
    return { profiles, musicbrainz, last, close };
  }

  it("asks only the first if it has a biography", async () => {
    const { profiles, musicbrainz, close } = await both([{ name: "Whoever", bio: "Whoever is in Last.fm." }]);
    expect((await profiles.find({ name: "Whoever", mbid: MBID })).outcome).toMatchObject({
      text: "Whoever is in Last.fm.",
    });
    expect(musicbrainz.requests).toHaveLength(0);
    await close();
  });

  it.each([
    ["has none", ""],
    ["has only a text on the name", "There are multiple artists with this name."],
  ])("asks the second if the first %s, and keeps the tags of the first", async (_what, bio) => {
    const { profiles, close } = await both([{ name: "Whoever", bio, tags: ["dream pop"] }]);
    expect((await profiles.find({ name: "Whoever", mbid: MBID })).outcome).toMatchObject({
      outcome: "ok",
      text: "Whoever is in Wikipedia.",
      tags: ["dream pop"],
    });
    await close();
  });

  it("gives the first one's text on the name if the second has none", async () => {
    const { profiles, musicbrainz, close } = await both([
      { name: "Whoever", bio: "There are multiple artists with this name." },
    ]);
    expect((await profiles.find({ name: "Whoever", mbid: null })).outcome).toMatchObject({
      outcome: "ambiguous",
      text: "There are multiple artists with this name.",
    });
    expect(musicbrainz.requests).toHaveLength(0);
    await close();
  });

  it("is unavailable, for seconds, if the second fails, and asks only the second again", async () => {
    const clock = movableClock();
    const { profiles, musicbrainz, last, close } = await both([{ name: "Whoever", bio: "" }], { now: clock.now });
    musicbrainz.setFault({ kind: "html", status: 200 }, 1);
    const artist = { name: "Whoever", mbid: MBID };
    expect(await profiles.find(artist)).toMatchObject({
      outcome: { outcome: "unavailable", retryAfterSeconds: 5 },
      freshSeconds: 5,
    });
    const asked = last.requests.length;
    clock.pass(6 * SECOND);
    expect((await profiles.find(artist)).outcome.outcome).toBe("ok");
    expect(last.requests).toHaveLength(asked);
    await close();
  });

  it("lives no longer than the shortest-lived of what it is made of", async () => {
    const { profiles, close } = await both([{ name: "Whoever", bio: "" }]);
    expect((await profiles.find({ name: "Whoever", mbid: MBID })).freshSeconds).toBe(6 * 3600);
    await close();
  });
});
