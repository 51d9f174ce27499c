import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStubMusicbrainz } from "../../e2e/fixtures/stub-musicbrainz.ts";
import type { Fault, StubServer } from "../../e2e/fixtures/stub-server.ts";
import { createUpstream } from "../upstream/upstream.ts";
import { type WikipediaSourceOptions, wikipediaSource } from "./wikipedia-source.ts";

const mbidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const artist = (number: number) => ({ name: "Whoever", mbid: mbidOf(number) });
const AIR = artist(1);

let stub: StubServer;
beforeAll(async () => {
  stub = await startStubMusicbrainz([
    {
      mbid: mbidOf(1),
      title: "Air (band)",
      content: '<p class="mw-empty-elt">\n</p>\n<p><b>Air</b> is a French music duo from Versailles.</p>\n',
    },
    { mbid: mbidOf(2), title: "Nobody", content: null },
    { mbid: mbidOf(3), title: "عمر دياب", language: "ar", content: "<p>مغني مصري.</p>" },
    { mbid: mbidOf(4), title: "Evil", content: "<p>A band.</p>", url: "https://evil.example/wiki/Evil" },
    { mbid: mbidOf(5), title: "Old", content: "<p>A band.</p>", url: "//en.wikipedia.org/wiki/Old" },
    { mbid: mbidOf(6), title: "Merged", content: null, mergedInto: mbidOf(1) },
    { mbid: mbidOf(7), title: "In a circle", content: null, mergedInto: mbidOf(7) },
    { mbid: mbidOf(8), title: "Plain", language: "simple", content: "<p>A band.</p>" },
    { mbid: mbidOf(9), title: "Nirvana", content: "<p><b>Nirvana</b> may refer to:</p>" },
    { mbid: mbidOf(10), title: "Nothing", content: "<p> </p>" },
  ]);
});
afterAll(() => stub.close());
afterEach(() => {
  stub.setFault(null);
  stub.requests.length = 0;
});

const FAST = { capacity: 100, perSecond: 1000, maxWaitMs: 1000 };

function ask(asked: { name: string; mbid: string | null }, options: Partial<WikipediaSourceOptions> = {}) {
  const upstream = createUpstream({ name: "musicbrainz", rate: FAST });
  const defaults = { musicbrainzUrl: stub.origin, contact: "https://kindred.example", retryDelayMs: 1, upstream };
  return wikipediaSource({ ...defaults, ...options }).find(asked);
}

describe("wikipediaSource().find(artist) understands MusicBrainz", () => {
  it("gives the opening of the article as plain text, with a link to it", async () => {
    expect(await ask(AIR)).toEqual({
      outcome: "ok",
      text: "Air is a French music duo from Versailles.",
      language: "en",
      url: "https://en.wikipedia.org/wiki/Air_(band)",
      tags: [],
    });
  });

  it("sends one request, with a User-Agent that names the contact, and the languages", async () => {
    await ask(AIR, { languages: ["de", "en"] });
    expect(stub.requests).toHaveLength(1);
    expect(stub.requests[0]).toMatchObject({
      method: "GET",
      path: `/artist/${AIR.mbid}/wikipedia-extract`,
      userAgent: "Kindred (https://kindred.example)",
      acceptLanguage: "de, en",
    });
  });

  it("keeps the article's language", async () => {
    expect(await ask(artist(3))).toMatchObject({ outcome: "ok", text: "مغني مصري.", language: "ar" });
    expect(await ask(artist(8))).toMatchObject({ outcome: "ok", language: "en" });
  });

  it("makes https of an address without a scheme", async () => {
    expect(await ask(artist(5))).toMatchObject({ url: "https://en.wikipedia.org/wiki/Old" });
  });

  it("asks for the artist into which an MBID was merged, once", async () => {
    expect(await ask(artist(6))).toMatchObject({ text: "Air is a French music duo from Versailles." });
    expect(stub.requests).toHaveLength(2);
    stub.requests.length = 0;
    expect(await ask(artist(7))).toMatchObject({ outcome: "none" });
    expect(stub.requests).toHaveLength(2);
  });

  it("is ambiguous if the article is a list of what the name means", async () => {
    expect(await ask(artist(9))).toMatchObject({ outcome: "ambiguous", text: "Nirvana may refer to:" });
  });

  it.each([
    ["there is no article", artist(2)],
    ["the article is empty", artist(10)],
    ["the link leads elsewhere", artist(4)],
    ["MusicBrainz does not know the MBID", artist(99)],
  ])("is none if %s", async (_why, asked) => {
    expect(await ask(asked)).toEqual({ outcome: "none", tags: [] });
    expect(stub.requests).toHaveLength(1);
  });

  it.each([null, "", "../../evil", "00000000-0000-4000-8000-00000000000", `${mbidOf(1)}/..`])(
    "is none for the MBID %j, and sends no request",
    async (mbid) => {
      expect(await ask({ name: "Air", mbid })).toEqual({ outcome: "none", tags: [] });
      expect(stub.requests).toHaveLength(0);
    },
  );
});

type FaultCase = [name: string, fault: Fault, outcome: object, requests: number];

describe("wikipediaSource().find(artist) makes an outcome of every fault", () => {
  const unavailable = (reason: string, more = {}) => ({ outcome: "unavailable", reason, ...more });

  it.each<FaultCase>([
    ["a slow answer", { kind: "slow", delayMs: 1000 }, unavailable("timeout"), 1],
    ["a broken connection", { kind: "reset" }, unavailable("network"), 2],
    ["half a body", { kind: "half-body" }, unavailable("network"), 2],
    ["half of the JSON", { kind: "half-json" }, unavailable("unreadable"), 1],
    ["HTML with status 200", { kind: "html", status: 200 }, unavailable("unreadable"), 1],
    ["HTML with status 503", { kind: "html", status: 503 }, unavailable("temporary"), 2],
    ["HTML with status 404", { kind: "html", status: 404 }, { outcome: "none" }, 1],
    [
      "503 with Retry-After",
      { kind: "status", status: 503, retryAfter: "7" },
      unavailable("temporary", { retryAfterSeconds: 7 }),
      1,
    ],
    ["429", { kind: "too-many-requests" }, unavailable("rate-limited", { retryAfterSeconds: 5 }), 1],
    ["403", { kind: "status", status: 403 }, unavailable("refused", { retryAfterSeconds: 5 }), 1],
    ["a huge body", { kind: "huge", sizeBytes: 3_000_000 }, unavailable("unreadable"), 1],
    ["a gzip bomb", { kind: "gzip-bomb", sizeBytes: 30_000_000 }, unavailable("unreadable"), 1],
    ["a redirect elsewhere", { kind: "redirect", location: "https://evil.example/" }, unavailable("unreadable"), 1],
    ["an odd content type", { kind: "content-type", contentType: "text/html" }, { outcome: "ok" }, 1],
  ])("%s", async (_name, fault, expected, requests) => {
    stub.setFault(fault);
    const outcome = await ask(AIR, { timeoutMs: fault.kind === "slow" ? 200 : 60_000 });
    expect(outcome).toMatchObject(expected);
    expect(stub.requests).toHaveLength(requests);
  });

  it("asks MusicBrainz, not the host of a redirect, for the MBID that it names", async () => {
    stub.setFault({ kind: "redirect", location: `https://evil.example/artist/${mbidOf(3)}` }, 1);
    expect(await ask(AIR)).toMatchObject({ language: "ar" });
    expect(stub.requests).toHaveLength(2);
  });
});
