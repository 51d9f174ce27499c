import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type StubLastfm, startStubLastfm } from "../../e2e/fixtures/stub-lastfm.ts";
import { type BioServiceOptions, createBioService, type Lifetimes } from "./bio-service.ts";

const AIR = { name: "Air", mbid: null };
const NOBODY = { name: "Unknown Artist", mbid: null };
const FAST = { capacity: 100, perSecond: 1000, maxWaitMs: 1000 };

/** Lifetimes short enough to outlive in a test. */
const SHORT: Lifetimes = {
  ok: { freshSeconds: 0.1, staleSeconds: 0.4 },
  ambiguous: { freshSeconds: 0.1, staleSeconds: 0.4 },
  none: { freshSeconds: 0.1, staleSeconds: 0 },
  unavailable: { freshSeconds: 0.1, staleSeconds: 0 },
  disabled: { freshSeconds: 0.1, staleSeconds: 0 },
};

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

describe("createBioService().find(artist) spares Last.fm", () => {
  it("asks once for the same artist at the same time", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const bios = service();
    const found = await Promise.all(Array.from({ length: 40 }, () => bios.find(AIR)));
    expect(new Set(found.map(({ outcome }) => outcome.outcome))).toEqual(new Set(["ok"]));
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps an answer for its lifetime, and says how much of it remains", async () => {
    const bios = service();
    await bios.find(AIR);
    const { outcome, freshSeconds, staleSeconds } = await bios.find(AIR);
    expect(outcome.outcome).toBe("ok");
    expect(freshSeconds).toBe(3 * 86_400);
    expect(staleSeconds).toBeGreaterThan(13 * 86_400);
    expect(stub.requests).toHaveLength(1);
  });

  it("keeps that there is none, for hours", async () => {
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

  it("asks anew after the lifetime of a fault", async () => {
    stub.setFault({ kind: "html", status: 200 }, 1);
    const bios = service({ lifetimes: SHORT });
    expect((await bios.find(AIR)).outcome.outcome).toBe("unavailable");
    await sleep(120);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("tells artists of one name apart by their MBIDs", async () => {
    const bios = service();
    await Promise.all([bios.find(AIR), bios.find({ ...AIR, mbid: "cb67438a-7f50-4f2b-a6f1-2bb2729fd538" })]);
    expect(stub.requests.filter(({ parameters }) => parameters.mbid)).toHaveLength(1);
    expect(stub.requests.filter(({ parameters }) => parameters.artist)).toHaveLength(2);
  });

  it("forgets the least recently asked beyond its bound", async () => {
    const bios = service({ maxEntries: 2 });
    for (const name of ["A", "B", "C", "A"]) await bios.find({ name, mbid: null });
    expect(stub.requests.map(({ parameters }) => parameters.artist)).toEqual(["A", "B", "C", "A"]);
    await bios.find({ name: "C", mbid: null });
    expect(stub.requests).toHaveLength(4);
  });

  it("still answers whoever asked for an artist that was forgotten meanwhile", async () => {
    stub.setFault({ kind: "slow", delayMs: 50 });
    const bios = service({ maxEntries: 2 });
    const names = ["A", "B", "C", "D", "E"];
    const found = await Promise.all(names.map((name) => bios.find({ name, mbid: null })));
    expect(found.map(({ outcome }) => outcome.outcome)).toEqual(names.map(() => "ok"));
  });

  it("never asks 5 times within a second, and turns away who would wait too long", async () => {
    const bios = service({ rate: undefined });
    const names = Array.from({ length: 30 }, (_, index) => ({ name: `Artist ${index}`, mbid: null }));
    const found = await Promise.all(names.map((artist) => bios.find(artist)));
    const times = stub.requests.map(({ atMs }) => atMs);
    for (const [index, atMs] of times.entries()) {
      expect(times.slice(index).filter((other) => other < atMs + 1000).length).toBeLessThan(5);
    }
    expect(times.length).toBeGreaterThanOrEqual(9);
    const busy = found.filter(({ outcome }) => outcome.outcome === "unavailable" && outcome.reason === "busy");
    expect(busy).toHaveLength(30 - times.length);
  });

  it("asks nobody without a key", async () => {
    const bios = service({ apiKey: undefined });
    expect(await bios.find(AIR)).toMatchObject({
      outcome: { outcome: "disabled" },
      freshSeconds: 300,
      staleSeconds: 0,
    });
    expect(stub.requests).toHaveLength(0);
  });
});

describe("createBioService().find(artist) lives through faults", () => {
  it("gives a stale answer at once while it asks anew", async () => {
    const bios = service({ lifetimes: SHORT });
    await bios.find(AIR);
    await sleep(120);
    stub.setFault({ kind: "slow", delayMs: 150 });
    const startMs = performance.now();
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
    expect(performance.now() - startMs).toBeLessThan(100);
    await sleep(200);
    expect(stub.requests).toHaveLength(2);
  });

  it("keeps the stale answer where asking anew fails, and gives it up after its time", async () => {
    const bios = service({ lifetimes: SHORT });
    await bios.find(AIR);
    stub.setFault({ kind: "reset" });
    await sleep(120);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
    await sleep(100);
    expect(await bios.find(AIR)).toMatchObject({ outcome: { outcome: "ok" }, freshSeconds: 5 });
    await sleep(400);
    expect((await bios.find(AIR)).outcome).toEqual({ outcome: "unavailable", reason: "network" });
  });

  it("asks for no artist while Last.fm wants a pause", async () => {
    const bios = service({ lifetimes: SHORT });
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
    await sleep(1050);
    expect((await bios.find(AIR)).outcome.outcome).toBe("ok");
  });

  it("asks for no artist that was waiting for its turn when the pause began", async () => {
    stub.setFault({ kind: "too-many-requests" });
    const bios = service({ rate: { capacity: 1, perSecond: 5, maxWaitMs: 2000 } });
    await Promise.all(["A", "B", "C"].map((name) => bios.find({ name, mbid: null })));
    expect(stub.requests).toHaveLength(1);
  });

  it("tells the operator once that the key is refused, without the key, and stops asking", async () => {
    const warnings: string[] = [];
    const bios = service({ apiKey: "s3cret", warn: (message) => warnings.push(message) });
    stub.setFault({ kind: "error", code: 10 });
    await bios.find(AIR);
    await bios.find({ name: "Moby", mbid: null });
    expect(stub.requests).toHaveLength(1);
    expect(warnings).toEqual(["Last.fm refuses LASTFM_API_KEY; asking again in 600 s"]);
  });
});
