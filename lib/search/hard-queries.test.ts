import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { largeCatalogue } from "../../bench/large-catalogue.ts";
import { SEARCH_HEAD_FILE, type SearchHead, type SearchShard } from "../site-data/search.ts";
import { buildSearchIndex } from "./build.ts";
import { type SearchSource, search } from "./search.ts";

/** The size of Last.fm-360K's catalogue. */
const ARTISTS = 290_000;

/** Written before the search was tuned: tab-separated query, artist, and what is hard about it. */
const QUERIES = readFileSync(new URL("hard-queries.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));

/** Where the queries by initials, numbers and readings begin. */
const INITIALS_NUMBERS_READINGS = 64;

const files = new Map<string, SearchHead | SearchShard>();
const source: SearchSource = {
  async head() {
    const head = files.get(SEARCH_HEAD_FILE.path);
    if (!head || !("cuts" in head)) throw new Error("the index has no head");
    return head;
  },
  async shard(path) {
    const shard = files.get(path);
    if (!shard || !("entries" in shard)) throw new Error(`${path} isn't in the index`);
    return shard;
  },
};

beforeAll(async () => {
  for (const [path, content] of buildSearchIndex(await largeCatalogue(ARTISTS))) files.set(path, content);
});

describe(`search among ${ARTISTS.toLocaleString("en-GB")} artists`, () => {
  it("has at least 100 hard queries", () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(100);
  });

  it("search(initials, number or reading) has the artist first for at least 35 of 40", async () => {
    const later: string[] = [];
    const queries = QUERIES.slice(INITIALS_NUMBERS_READINGS);
    for (const [query = "", artist] of queries) {
      const { matches } = await search(query, source, 8);
      if (matches[0]?.name !== artist) later.push(query);
    }
    expect(queries.length).toBeGreaterThanOrEqual(40);
    expect(later.length, later.join(", ")).toBeLessThanOrEqual(5);
  });

  it.each(QUERIES)("search(%j) has %j among the first three: %s", async (query, artist) => {
    const { matches } = await search(query ?? "", source, 8);
    expect(matches.slice(0, 3).map(({ name }) => name)).toContain(artist);
  });
});
