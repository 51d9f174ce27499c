import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { buildSearchIndex } from "../../../lib/search/build.ts";
import { keptData } from "../../../lib/site-data/fetch.ts";
import { SEARCH_HEAD_FILE } from "../../../lib/site-data/search.ts";
import { TAG_INDEX_FILE, type TagIndex } from "../../../lib/site-data/tags.ts";
import { type Suggestions, suggest } from "./suggest.ts";

/** More than the head holds, so that the last ones are found in shards only. */
const ARTISTS = Array.from({ length: 3_000 }, (_, at) => ({
  name: `artist ${at}`,
  slug: `artist-${at}`,
  listeners: 9_000 - at,
  otherNames: [],
}));

const NO_TAGS: TagIndex = { formatVersion: FORMAT_VERSION, edition: "0123abcd", tags: [] };

const filesOf = (artists: typeof ARTISTS) =>
  new Map<string, unknown>([...buildSearchIndex(artists), [TAG_INDEX_FILE.path, NO_TAGS]]);

let server: Server;
let asked: string[] = [];
let files = new Map<string, unknown>();

beforeEach(async () => {
  asked = [];
  files = filesOf(ARTISTS);
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const file = files.get((request.url ?? "").replace("/data/", ""));
    response.statusCode = file === undefined ? 404 : 200;
    response.end(JSON.stringify(file ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => fetch(`http://127.0.0.1:${address.port}${url}`, init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await new Promise((resolve) => server.close(resolve));
});

async function lastSuggestions(text: string): Promise<Suggestions | undefined> {
  const shown: Suggestions[] = [];
  await suggest(text, new AbortController().signal, (suggestions) => shown.push(suggestions), "all");
  return shown.at(-1);
}

it("suggest(text) reads the index through the tab's one cache, and again once when the server has other data", async () => {
  const found = await lastSuggestions("artist 2999");
  expect(found).toMatchObject({ state: "complete" });
  expect(found?.matches[0]).toMatchObject({ slug: "artist-2999" });
  expect(found).toMatchObject({ typed: "artist 2999", leader: { slug: "artist-2999" } });
  const head = keptData(SEARCH_HEAD_FILE, {});
  expect(head?.artists).toBe(ARTISTS.length);
  expect(asked.length).toBe(new Set(asked).size);
  await lastSuggestions("artist 2999");
  expect(asked.length).toBe(new Set(asked).size);

  files = filesOf(ARTISTS.map((artist) => ({ ...artist, name: `${artist.name} band` })));
  const later = await lastSuggestions("artist 1234");
  expect(later).toMatchObject({ state: "complete" });
  expect(later?.matches[0]).toMatchObject({ slug: "artist-1234", name: "artist 1234 band" });
  expect(keptData(SEARCH_HEAD_FILE, {})?.edition).not.toBe(head?.edition);
});
