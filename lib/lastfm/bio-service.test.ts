import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type StubLastfm, startStubLastfm } from "../../e2e/fixtures/stub-lastfm.ts";
import { type BioEvent, type BioServiceOptions, createBioService } from "./bio-service.ts";
import type { KeptBio } from "./contract.ts";

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

function service(options: Partial<BioServiceOptions> = {}) {
  const defaults = { apiKey: "key", apiUrl: stub.url, contact: undefined, rate: FAST, retryDelayMs: 1 };
  return createBioService({ ...defaults, ...options });
}

describe("createBioService().find(artist) limits its requests", () => {
  it("sends one request for concurrent lookups of the same artist", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const bios = service();
    const found = await Promise.all(Array.from({ length: 40 }, () => bios.find(AIR)));
    expect(new Set(found.map(({ outcome }) => outcome.outcome))).toEqual(new Set(["ok"]));
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps a response for its lifetime, and says how much of it remains", async () => {
    const bios = service();
    await bios.find(AIR);
    const { outcome, freshSeconds, staleSeconds } = await bios.find(AIR);
    expect(outcome.outcome).toBe("ok");
    expect(freshSeconds).toBe(3 * 86_400);
    expect(staleSeconds).toBeGreaterThan(13 * 86_400);
    expect(stub.requests).toHaveLength(1);
  });

  it("remembers for hours that there is none", async () => {
    const bios = service();
    await bios.find(NOBODY);
    expect(await bios.find(NOBODY)).toMatchObject({ outcome: { outcome: "none" }, freshSeconds: 6 * 3600 });
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps a fault for seconds", async () => {
    stub.setFault({ kind: "html", status: 200 });
    const bios = service();
    await bios.find(AIR);
    expect(await bios.find(AIR)).toMatchObject({
      outcome: { outcome: "unavailable", reason: "unreadable" },
      freshSeconds: 5,
      staleSeconds: 0,
    });
    expect(stub.requests).toHaveLength(1);
  });

  it("sends a new request after the lifetime of a fault", async () => {
    stub.setFault({ kind: "html", status: 200 }, 1);
    const clock = movableClock();
    const bios = service({ now: clock.now });
    expect((await bios.find(AIR)).outcome.outcome).toBe("unavailable");
    clock.pass(6 * SECOND);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("distinguishes artists with one name by their MBIDs", async () => {
    const bios = service();
    await Promise.all([bios.find(AIR), bios.find({ ...AIR, mbid: "cb67438a-7f50-4f2b-a6f1-2bb2729fd538" })]);
    expect(stub.requests.filter(({ parameters }) => parameters.mbid)).toHaveLength(1);
    expect(stub.requests.filter(({ parameters }) => parameters.artist)).toHaveLength(2);
  });

  it("evicts the least recently used beyond its limit", async () => {
    const bios = service({ maxEntries: 2 });
    for (const name of ["A", "B", "C", "A"]) await bios.find({ name, mbid: null });
    expect(stub.requests.map(({ parameters }) => parameters.artist)).toEqual(["A", "B", "C", "A"]);
    await bios.find({ name: "C", mbid: null });
    expect(stub.requests).toHaveLength(4);
  });

  it("still responds to callers whose artist was evicted meanwhile", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const bios = service({ maxEntries: 2 });
    const names = ["A", "B", "C", "D", "E"];
    const found = await Promise.all(names.map((name) => bios.find({ name, mbid: null })));
    expect(found.map(({ outcome }) => outcome.outcome)).toEqual(names.map(() => "ok"));
  });

  it("never sends 5 requests within a second, and rejects callers that would wait too long", async () => {
    // When requests leave: on a busy machine this process may read what has long been there.
    const times: number[] = [];
    const bios = service({
      rate: undefined,
      fetch: (...request) => {
        times.push(performance.now());
        return fetch(...request);
      },
    });
    const names = Array.from({ length: 30 }, (_, index) => ({ name: `Artist ${index}`, mbid: null }));
    const found = await Promise.all(names.map((artist) => bios.find(artist)));
    for (const [index, atMs] of times.entries()) {
      expect(times.slice(index).filter((other) => other < atMs + 1000).length).toBeLessThan(5);
    }
    expect(times.length).toBeGreaterThanOrEqual(9);
    expect(stub.requests).toHaveLength(times.length);
    const busy = found.filter(({ outcome }) => outcome.outcome === "unavailable" && outcome.reason === "busy");
    expect(busy).toHaveLength(30 - times.length);
  });

  it("retries by name after a failed lookup by MBID, however many others wait", async () => {
    const bios = service({ rate: { capacity: 1, perSecond: 20, maxWaitMs: 150 } });
    const unknown = Array.from({ length: 12 }, (_, index) => ({ name: `Artist ${index}`, mbid: `mbid-${index}` }));
    const found = await Promise.all(unknown.map((artist) => bios.find(artist)));
    const answered = found.filter(({ outcome }) => outcome.outcome === "ok");
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(answered.length).toBeLessThan(12);
    expect(stub.requests).toHaveLength(2 * answered.length);
  });

  it("sends no request without a key", async () => {
    const bios = service({ apiKey: undefined });
    expect(await bios.find(AIR)).toMatchObject({
      outcome: { outcome: "disabled" },
      freshSeconds: 300,
      staleSeconds: 0,
    });
    expect(stub.requests).toHaveLength(0);
  });
});

describe("createBioService().find(artist) survives faults", () => {
  it("returns a stale response at once while it refreshes", async () => {
    const clock = movableClock();
    let release = () => {};
    let gate = Promise.resolve();
    const bios = service({
      now: clock.now,
      fetch: async (...request) => {
        await gate;
        return fetch(...request);
      },
    });
    await bios.find(AIR);
    clock.pass(4 * DAY);
    gate = new Promise((resolve) => {
      release = resolve;
    });
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
    expect(stub.requests).toHaveLength(1);
    release();
    await bios.idle();
    expect(stub.requests).toHaveLength(2);
  });

  it("keeps the stale response if the refresh fails, and drops it after its time", async () => {
    const clock = movableClock();
    const bios = service({ now: clock.now });
    await bios.find(AIR);
    stub.setFault({ kind: "reset" });
    clock.pass(4 * DAY);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
    await bios.idle();
    expect(await bios.find(AIR)).toMatchObject({ outcome: { outcome: "ok" }, freshSeconds: 5 });
    clock.pass(14 * DAY);
    expect((await bios.find(AIR)).outcome).toEqual({ outcome: "unavailable", reason: "network" });
  });

  it("requests no artist while Last.fm wants a pause", async () => {
    const clock = movableClock();
    const bios = service({ now: clock.now });
    stub.setFault({ kind: "too-many-requests", retryAfter: "1" }, 1);
    expect((await bios.find(AIR)).outcome).toEqual({
      outcome: "unavailable",
      reason: "rate-limited",
      retryAfterSeconds: 1,
    });
    expect((await bios.find({ name: "Moby", mbid: null })).outcome).toEqual({
      outcome: "unavailable",
      reason: "busy",
      retryAfterSeconds: 1,
    });
    expect(stub.requests).toHaveLength(1);
    clock.pass(6 * SECOND);
    // The pause is kept by the real clock.
    await sleep(1050);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("drops artists that were waiting for their turn when the pause began", async () => {
    stub.setFault({ kind: "too-many-requests" });
    const bios = service({ rate: { capacity: 1, perSecond: 5, maxWaitMs: 2000 } });
    await Promise.all(["A", "B", "C"].map((name) => bios.find({ name, mbid: null })));
    expect(stub.requests).toHaveLength(1);
  });

  it("reports that the key is refused, without the key, and retries at growing intervals", async () => {
    const events: BioEvent[] = [];
    const bios = service({ apiKey: "s3cret", report: (event) => events.push(event) });
    stub.setFault({ kind: "error", code: 10 });
    await bios.find(AIR);
    await bios.find({ name: "Moby", mbid: null });
    expect(stub.requests).toHaveLength(1);
    expect(bios.state()).toBe("refused");
    expect(events).toMatchObject([
      { event: "lastfm.refused", message: "Last.fm refuses LASTFM_API_KEY; asking again in 5 s" },
      { event: "lastfm.answer", outcome: "unavailable", reason: "refused" },
    ]);
    expect(JSON.stringify(events)).not.toContain("s3cret");
  });

  it("reports each request with the id of the visitor's request that caused it", async () => {
    const events: BioEvent[] = [];
    const bios = service({ report: (event) => events.push(event) });
    await bios.find(AIR, "request-1");
    await bios.find(AIR, "request-2");
    expect(events).toEqual([
      { event: "lastfm.answer", outcome: "ok", durationMs: expect.any(Number), requestId: "request-1" },
    ]);
    expect(bios.state()).toBe("answering");
  });
});

describe("createBioService({ store }) shares responses with other instances", () => {
  function memoryStore() {
    const kept = new Map<string, KeptBio>();
    return {
      kept,
      get: async (key: string) => kept.get(key) ?? null,
      set: async (key: string, one: KeptBio) => void kept.set(key, one),
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
    const bios = service({ now: clock.now });
    await bios.find(AIR);
    clock.pass(4 * DAY);
    stub.setFault({ kind: "slow", delayMs: 50 });
    await bios.find(AIR);
    await bios.idle();
    expect(stub.requests).toHaveLength(2);
    expect((await bios.find(AIR)).freshSeconds).toBeGreaterThan(0);
  });
});
