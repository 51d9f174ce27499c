import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fault, type StubLastfm, startStubLastfm } from "../../e2e/fixtures/stub-lastfm.ts";
import { createUpstream, type Upstream } from "../upstream/upstream.ts";
import { type LastfmSourceOptions, lastfmSource } from "./lastfm-source.ts";

const API_KEY = "k3y-that-must-stay-here";
const BJORK = { name: "Björk", mbid: "87c5dedd-371d-4a53-9f7f-80522fb7f3cb" };
const AIR = { name: "Air", mbid: null };

let stub: StubLastfm;
beforeAll(async () => {
  stub = await startStubLastfm({
    artists: [
      {
        ...BJORK,
        bio: 'An Icelandic singer &amp; <a href="https://www.last.fm/tag/pop">pop</a> star.',
        listeners: 2_412_345,
        tags: ["Electronic", "Art Pop", "art pop", "I listened to this on a rainy day in Reykjavik once"],
      },
      { name: "Nirvana", bio: "There are multiple artists with this name." },
      { name: "Die Ärzte", bio: "A punk band.", otherLanguages: { de: "Eine Punkband." } },
      { name: "Kino", bio: "", otherLanguages: { ru: "Группа из Ленинграда." } },
      { name: "Empty", bio: "" },
      { name: "Florence + the Machine", bio: "A band from London." },
      { name: "Elsewhere", bio: "A band.", url: "https://evil.example/music/Elsewhere" },
    ],
  });
});
afterAll(() => stub.close());
afterEach(() => {
  stub.setFault(null);
  stub.requests.length = 0;
});

const FAST = { capacity: 100, perSecond: 1000, maxWaitMs: 1000 };

function source(options: Partial<LastfmSourceOptions> = {}) {
  const upstream = createUpstream({ name: "lastfm", rate: FAST });
  const defaults = { apiKey: API_KEY, apiUrl: stub.url, contact: "https://kindred.example", retryDelayMs: 1, upstream };
  return lastfmSource({ ...defaults, ...options });
}

function ask(artist: { name: string; mbid: string | null }, options: Partial<LastfmSourceOptions> = {}) {
  return source(options).find(artist);
}

describe("lastfmSource().find(artist) understands Last.fm", () => {
  it("gives a cleaned biography with link and listeners", async () => {
    expect(await ask(BJORK)).toEqual({
      outcome: "ok",
      text: "An Icelandic singer & pop star.",
      language: "en",
      url: "https://www.last.fm/music/Bj%C3%B6rk",
      listeners: 2_412_345,
      tags: ["electronic", "art pop"],
    });
  });

  it("sends one request by MBID, with a User-Agent", async () => {
    await ask(BJORK);
    expect(stub.requests).toHaveLength(1);
    expect(stub.requests[0]).toMatchObject({
      method: "GET",
      userAgent: "Kindred (https://kindred.example)",
      parameters: { method: "artist.getinfo", mbid: BJORK.mbid, autocorrect: "1", format: "json", api_key: API_KEY },
    });
    expect(stub.requests[0]?.parameters).not.toHaveProperty("artist");
  });

  it("retries by name if the MBID is unknown", async () => {
    const outcome = await ask({ name: "Björk", mbid: "00000000-0000-0000-0000-000000000000" });
    expect(outcome.outcome).toBe("ok");
    expect(stub.requests.map(({ parameters }) => parameters.artist)).toEqual([undefined, "Björk"]);
  });

  it("remembers that the MBID is unknown, and sends one request by name from then on", async () => {
    const lastfm = source();
    const artist = { name: "Björk", mbid: "00000000-0000-0000-0000-000000000000" };
    await lastfm.find(artist);
    stub.requests.length = 0;
    expect((await lastfm.find(artist)).outcome).toBe("ok");
    expect(stub.requests.map(({ parameters }) => parameters.artist)).toEqual(["Björk"]);
  });

  it("does not take an MBID that failed for another reason for unknown", async () => {
    const lastfm = source();
    stub.setFault({ kind: "html", status: 200 }, 1);
    await lastfm.find(BJORK);
    await lastfm.find(BJORK);
    expect(stub.requests.map(({ parameters }) => parameters.mbid)).toEqual([BJORK.mbid, BJORK.mbid]);
  });

  it("finds the artist with a plus sign, not the incorrect tag that a plus decoded twice leads to", async () => {
    expect(await ask({ name: "Florence + the Machine", mbid: null })).toMatchObject({
      outcome: "ok",
      text: "A band from London.",
    });
  });

  it.each(["Guns N' Roses & Friends", "宇多田ヒカル", "!!!", "a=b&api_key=c#d", "+44", "100%", "50%2B", "%%20"])(
    "passes the name %s whole",
    async (name) => {
      await ask({ name, mbid: null });
      expect(stub.requests[0]?.parameters).toMatchObject({ artist: name, api_key: API_KEY });
    },
  );

  it("is none if there is no text", async () => {
    expect(await ask({ name: "Empty", mbid: null })).toEqual({ outcome: "none", tags: ["electronic"] });
  });

  it("is none if the artist is unknown, without a retry", async () => {
    expect(await ask({ name: "Unknown Artist", mbid: null })).toEqual({ outcome: "none", tags: [] });
    expect(stub.requests).toHaveLength(1);
  });

  it("is ambiguous if the text is a disambiguation", async () => {
    expect(await ask({ name: "Nirvana", mbid: null })).toEqual({
      outcome: "ambiguous",
      text: "There are multiple artists with this name.",
      language: "en",
      url: "https://www.last.fm/music/Nirvana",
      tags: ["electronic"],
    });
  });

  it("links to Last.fm if upstream's link leads elsewhere", async () => {
    expect(await ask({ name: "Elsewhere", mbid: null })).toMatchObject({ url: "https://www.last.fm/music/Elsewhere" });
  });

  it("gives the text in the first language that has one, and names it", async () => {
    const languages = ["de", "en", "ru"];
    expect(await ask({ name: "Die Ärzte", mbid: null }, { languages })).toMatchObject({
      text: "Eine Punkband.",
      language: "de",
    });
    expect(stub.requests).toHaveLength(1);
    expect(await ask({ name: "Kino", mbid: null }, { languages })).toMatchObject({ language: "ru" });
    expect(stub.requests.slice(1).map(({ parameters }) => parameters.lang)).toEqual(languages);
  });

  it("is none if no language has a text, or the artist is unknown in the first", async () => {
    const languages = ["de", "en"];
    expect(await ask({ name: "Empty", mbid: null }, { languages })).toMatchObject({ outcome: "none" });
    expect(await ask({ name: "Unknown Artist", mbid: null }, { languages })).toEqual({ outcome: "none", tags: [] });
    expect(stub.requests).toHaveLength(3);
  });

  it("does not mistake a fault for a language without a text", async () => {
    stub.setFault({ kind: "html", status: 200 }, 1);
    expect(await ask({ name: "Die Ärzte", mbid: null }, { languages: ["de", "en"] })).toMatchObject({
      outcome: "unavailable",
    });
    expect(stub.requests).toHaveLength(1);
  });

  it("sends a request even if the contact holds characters that are invalid in headers", async () => {
    await ask(AIR, { contact: "Кино\r\nx-evil: 1" });
    expect(stub.requests[0]?.userAgent).toBe("Kindred (x-evil: 1)");
  });
});

type FaultCase = [name: string, fault: Fault, outcome: object, requests: number];

describe("lastfmSource().find(artist) makes an outcome of every fault", () => {
  const unavailable = (reason: string, more = {}) => ({ outcome: "unavailable", reason, ...more });

  it.each<FaultCase>([
    ["a slow answer", { kind: "slow", delayMs: 1000 }, unavailable("timeout"), 1],
    ["a broken connection", { kind: "reset" }, unavailable("network"), 2],
    ["half a body", { kind: "half-body" }, unavailable("network"), 2],
    ["half of the JSON", { kind: "half-json" }, unavailable("unreadable"), 1],
    ["HTML with status 200", { kind: "html", status: 200 }, unavailable("unreadable"), 1],
    ["HTML with status 503", { kind: "html", status: 503 }, unavailable("temporary"), 2],
    ["error 6 as 200", { kind: "error", code: 6 }, { outcome: "none" }, 1],
    ["error 6 as 404", { kind: "error", code: 6, status: 404 }, { outcome: "none" }, 1],
    ["error 8 as 200", { kind: "error", code: 8 }, unavailable("temporary"), 2],
    ["error 11 as 200", { kind: "error", code: 11 }, unavailable("temporary"), 2],
    ["error 16 as 503", { kind: "error", code: 16, status: 503 }, unavailable("temporary"), 2],
    ["error 10 as 200", { kind: "error", code: 10 }, unavailable("refused"), 1],
    ["error 10 as 403", { kind: "error", code: 10, status: 403 }, unavailable("refused"), 1],
    ["error 26 as 200", { kind: "error", code: 26 }, unavailable("refused"), 1],
    ["error 3 as 200", { kind: "error", code: 3 }, unavailable("unreadable"), 1],
    ["error 29 as 200", { kind: "error", code: 29 }, unavailable("rate-limited"), 1],
    ["429", { kind: "too-many-requests" }, unavailable("rate-limited", { retryAfterSeconds: 5 }), 1],
    [
      "429 with Retry-After",
      { kind: "too-many-requests", retryAfter: "42" },
      unavailable("rate-limited", { retryAfterSeconds: 42 }),
      1,
    ],
    ["500", { kind: "status", status: 500 }, unavailable("temporary"), 2],
    [
      "503 with Retry-After",
      { kind: "status", status: 503, retryAfter: "7" },
      unavailable("temporary", { retryAfterSeconds: 7 }),
      1,
    ],
    ["404 without an error", { kind: "status", status: 404 }, unavailable("unreadable"), 1],
    ["a huge body", { kind: "huge", sizeBytes: 3_000_000 }, unavailable("unreadable"), 1],
    ["a gzip bomb", { kind: "gzip-bomb", sizeBytes: 30_000_000 }, unavailable("unreadable"), 1],
    ["a redirect", { kind: "redirect", location: "https://evil.example/" }, unavailable("network"), 2],
    ["an odd content type", { kind: "content-type", contentType: "text/html" }, { outcome: "ok" }, 1],
  ])("%s", async (_name, fault, expected, requests) => {
    stub.setFault(fault);
    const outcome = await ask(AIR, { timeoutMs: fault.kind === "slow" ? 200 : 60_000 });
    expect(outcome).toMatchObject(expected);
    expect(outcome).not.toHaveProperty("message");
    expect(JSON.stringify(outcome)).not.toContain(API_KEY);
    expect(stub.requests).toHaveLength(requests);
  });

  it("is unavailable if no server is listening", async () => {
    const gone = await startStubLastfm();
    await gone.close();
    expect(await ask(AIR, { apiUrl: gone.url })).toEqual({ outcome: "unavailable", reason: "network" });
  });

  it.each<Fault>([{ kind: "reset" }, { kind: "error", code: 16 }, { kind: "status", status: 502 }])(
    "gets over one $kind by its retry",
    async (fault) => {
      stub.setFault(fault, 1);
      expect((await ask(AIR)).outcome).toBe("ok");
      expect(stub.requests).toHaveLength(2);
    },
  );

  it("does not retry by name after an MBID that failed for another reason", async () => {
    stub.setFault({ kind: "error", code: 10 });
    await ask(BJORK);
    expect(stub.requests.map(({ parameters }) => parameters.artist)).toEqual([undefined]);
  });
});

describe("lastfmSource({ upstream }).find(artist)", () => {
  it("passes every request through the upstream, including retries and lookups by name", async () => {
    stub.setFault({ kind: "status", status: 500 }, 1);
    const upstream = createUpstream({ name: "lastfm", rate: FAST });
    let sent = 0;
    const send: Upstream["send"] = (request, isContinued) => {
      sent += 1;
      return upstream.send(request, isContinued);
    };
    await ask({ name: "Björk", mbid: "00000000-0000-0000-0000-000000000000" }, { upstream: { ...upstream, send } });
    expect(sent).toBe(3);
    expect(stub.requests).toHaveLength(3);
  });

  it("sends no request if the upstream responds in Last.fm's place", async () => {
    const upstream = createUpstream({ name: "lastfm", rate: { capacity: 1, perSecond: 0.01, maxWaitMs: 1000 } });
    await ask(AIR, { upstream });
    expect(await ask(AIR, { upstream })).toEqual({ outcome: "unavailable", reason: "busy", retryAfterSeconds: 99 });
    expect(stub.requests).toHaveLength(1);
  });
});
