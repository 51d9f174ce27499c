import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fault, type StubLastfm, startStubLastfm } from "../../e2e/fixtures/stub-lastfm.ts";
import { createUpstream } from "../upstream/upstream.ts";
import type { LastfmOptions } from "./request.ts";
import { createTopArtistsService } from "./top-artists-service.ts";
import { fetchTopArtists } from "./user-top-artists.ts";

const FAST = { capacity: 100, perSecond: 1000, maxWaitMs: 1000 };
const API_KEY = "k3y-that-must-stay-here";

let stub: StubLastfm;
beforeAll(async () => {
  stub = await startStubLastfm();
});
afterAll(() => stub.close());
afterEach(() => {
  stub.setFault(null);
  stub.requests.length = 0;
});

const optionsOf = (options: Partial<LastfmOptions> = {}): LastfmOptions => ({
  apiKey: API_KEY,
  apiUrl: stub.url,
  contact: undefined,
  retryDelayMs: 1,
  ...options,
});
const ask = (user: string, options: Partial<LastfmOptions> = {}) => fetchTopArtists(user, optionsOf(options));

describe("fetchTopArtists(user)", () => {
  it("gives artists and plays, most played first, in one request", async () => {
    expect(await ask("ann")).toEqual({
      outcome: "ok",
      user: "Ann",
      artists: [
        { name: "Radiohead", plays: 812 },
        { name: "Björk", plays: 410 },
        { name: "Sigur Rós", plays: 95 },
        { name: "Nobody Plays This Elsewhere", plays: 3 },
      ],
    });
    expect(stub.requests).toHaveLength(1);
    expect(stub.requests[0]?.parameters).toMatchObject({ method: "user.gettopartists", user: "ann", api_key: API_KEY });
  });

  it("accepts a list of one, which Last.fm sends as the item itself", async () => {
    const artist = { name: "Air", playcount: "7" };
    const answer = { topartists: { artist, "@attr": { user: "Ann" } } };
    const outcome = await ask("ann", { fetch: async () => Response.json(answer) });
    expect(outcome).toEqual({ outcome: "ok", user: "Ann", artists: [{ name: "Air", plays: 7 }] });
  });

  it.each([
    ["newcomer", { outcome: "none", user: "Newcomer" }],
    ["private", { outcome: "private" }],
    ["stranger", { outcome: "unknown-user" }],
  ])("for %s is %j, without a retry", async (user, outcome) => {
    expect(await ask(user)).toEqual(outcome);
    expect(stub.requests).toHaveLength(1);
  });

  it("is disabled without a key, and sends no request", async () => {
    expect(await ask("ann", { apiKey: undefined })).toEqual({ outcome: "disabled" });
    expect(stub.requests).toHaveLength(0);
  });

  it.each<[Fault, string, number]>([
    [{ kind: "reset" }, "network", 2],
    [{ kind: "half-body" }, "network", 2],
    [{ kind: "half-json" }, "unreadable", 1],
    [{ kind: "html", status: 200 }, "unreadable", 1],
    [{ kind: "html", status: 502 }, "temporary", 2],
    [{ kind: "error", code: 8 }, "temporary", 2],
    [{ kind: "error", code: 29, status: 429 }, "rate-limited", 1],
    [{ kind: "error", code: 10 }, "refused", 1],
    [{ kind: "status", status: 500, retryAfter: "60" }, "temporary", 1],
    [{ kind: "gzip-bomb", sizeBytes: 20_000_000 }, "unreadable", 1],
    [{ kind: "huge", sizeBytes: 2_000_000 }, "unreadable", 1],
    [{ kind: "redirect", location: "http://127.0.0.1:9/" }, "network", 2],
  ])("where upstream has %j is unavailable (%s) after %i requests", async (fault, reason, requests) => {
    stub.setFault(fault);
    expect(await ask("ann")).toMatchObject({ outcome: "unavailable", reason });
    expect(stub.requests).toHaveLength(requests);
  });

  it("times out on a slow response, without a retry", async () => {
    stub.setFault({ kind: "slow", delayMs: 2000 });
    expect(await ask("ann", { timeoutMs: 50 })).toEqual({ outcome: "unavailable", reason: "timeout" });
    expect(stub.requests).toHaveLength(1);
  });

  it("recovers from one bad response", async () => {
    stub.setFault({ kind: "status", status: 503 }, 1);
    expect(await ask("ann")).toMatchObject({ outcome: "ok" });
  });
});

describe("createTopArtistsService(options).find(user)", () => {
  const service = (options: Partial<LastfmOptions> = {}) =>
    createTopArtistsService({ ...optionsOf(), send: createUpstream({ name: "lastfm", rate: FAST }).send, ...options });

  it("sends one request per user, whatever the case, concurrently and afterwards", async () => {
    const users = service();
    const answers = await Promise.all([users.find("ann"), users.find("Ann"), users.find("ANN")]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await users.find("ann");
    expect(stub.requests).toHaveLength(1);
  });

  it("sends no request while Last.fm wants a pause", async () => {
    const users = service();
    stub.setFault({ kind: "too-many-requests", retryAfter: "60" });
    await users.find("ann");
    expect(await users.find("newcomer")).toMatchObject({ outcome: "unavailable", reason: "busy" });
    expect(stub.requests).toHaveLength(1);
  });

  it("is busy if no turn is available", async () => {
    const { send } = createUpstream({ name: "lastfm", rate: { capacity: 1, perSecond: 0.001, maxWaitMs: 1 } });
    const users = service({ send });
    await users.find("newcomer");
    stub.requests.length = 0;
    expect(await users.find("ann")).toMatchObject({ outcome: "unavailable", reason: "busy" });
    expect(stub.requests).toHaveLength(0);
  });
});
