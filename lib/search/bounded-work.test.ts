import { beforeAll, describe, expect, it } from "vitest";
import { largeCatalogue } from "../../bench/large-catalogue.ts";
import { SEARCH_HEAD_FILE, type SearchHead, type SearchShard } from "../site-data/search.ts";
import { sharedSearch } from "../site-data/shared-search.ts";
import { parseArtistList } from "./artist-list.ts";
import { buildSearchIndex, type SearchableArtist } from "./build.ts";
import { matchNames } from "./match-names.ts";
import { nearMatches } from "./near-matches.ts";
import { slugOfVariant } from "./variant-address.ts";

/** Enough that names lie in hundreds of shards. */
const ARTISTS = 60_000;
const ADDRESSES = [
  "kareno-tulisa-bandoki-moreta-silani-fedoru",
  "zzqx-vwkj-pqrt-bnmh-lkjg-dfgh",
  "radiohaed-creap-life",
];

let catalogue: SearchableArtist[] = [];
/** Names that no one has, each where another shard begins, four a line. */
let typos: string[] = [];
const files = new Map<string, SearchHead | SearchShard>();

beforeAll(async () => {
  catalogue = await largeCatalogue(ARTISTS);
  for (const [path, content] of buildSearchIndex(catalogue)) files.set(path, content);
  const names = headFile()
    .cuts.filter((cut) => /^[a-z]+$/.test(cut))
    .map((cut) => `${cut}qzjxv`);
  typos = Array.from({ length: 50 }, (_, line) => names.slice(4 * line, 4 * line + 4).join(", "));
});

function headFile(): SearchHead {
  const head = files.get(SEARCH_HEAD_FILE.path);
  if (!head || !("cuts" in head)) throw new Error("the index has no head");
  return head;
}

/** The index, with a note of each time that a shard is read and that its entries are looked at. */
function counted() {
  const read: string[] = [];
  const looked: string[] = [];
  return {
    read,
    looked,
    stamp: async () => "",
    head: async () => headFile(),
    async shard(path: string): Promise<SearchShard | null> {
      read.push(path);
      const shard = files.get(path);
      if (!shard || !("entries" in shard)) return null;
      const { entries, ...rest } = shard;
      return {
        ...rest,
        get entries() {
          looked.push(path);
          return entries;
        },
      };
    },
  };
}

const listOf = (names: readonly string[]) => parseArtistList(names.join("\n")).lines;
const bookOf = (index: ReturnType<typeof counted>) => ({
  index,
  hasArtist: async () => false,
  todaysSlugOf: async () => null,
  spellingsOf: async () => [],
});

describe(`names among ${ARTISTS.toLocaleString("en-GB")} artists`, () => {
  it("matchNames(200 typos) reads at most 130 shards, each once, and looks at what they hold at most 600 times", async () => {
    const index = counted();
    const list = await matchNames(listOf(typos), index);
    expect(list.unmatched).toHaveLength(50);
    expect(index.read.length).toBeGreaterThan(100);
    expect(index.read.length).toBeLessThanOrEqual(130);
    expect(new Set(index.read).size).toBe(index.read.length);
    expect(index.looked.length).toBeLessThanOrEqual(600);
  });

  it("matchNames(100 artists) finds every one of them, wherever they lie", async () => {
    const chosen = catalogue.filter((_, at) => at % (ARTISTS / 100) === 7);
    const { artists } = await matchNames(listOf(chosen.map(({ name }) => name)), counted());
    expect(artists.map(({ name }) => name)).toEqual(chosen.map(({ name }) => name));
  });

  it("matchNames(lines) still corrects a typo at the end of a list that has many", async () => {
    const { artists } = await matchNames(listOf([...typos.slice(0, 39), "Metalica"]), counted());
    expect(artists).toMatchObject([{ name: "Metallica", typed: "Metalica" }]);
  });

  it.each(ADDRESSES)("slugOfVariant(%j) looks where a name would lie, and nowhere else", async (address) => {
    const index = counted();
    expect(await slugOfVariant(address, bookOf(index))).toBeNull();
    expect(index.read.length).toBeLessThanOrEqual(2);
  });

  it.each(ADDRESSES)("nearMatches(%j) reads at most 18 shards, each once", async (address) => {
    const index = counted();
    await nearMatches(address, index, 8);
    expect(index.read.length).toBeLessThanOrEqual(18);
    expect(new Set(index.read).size).toBe(index.read.length);
  });

  it("however many search at once, one shard is read and one looked at between two turns of everyone else", async () => {
    const index = counted();
    const source = sharedSearch(index);
    let isSearching = true;
    const turns: { read: number; looked: number }[] = [];
    // What any other request of the server is: something that wants a turn.
    const others = (async () => {
      while (isSearching) {
        const before = { read: index.read.length, looked: index.looked.length };
        await new Promise((resolve) => setImmediate(resolve));
        turns.push({ read: index.read.length - before.read, looked: index.looked.length - before.looked });
      }
    })();
    await Promise.all([
      ...Array.from({ length: 5 }, () => matchNames(listOf(typos), source)),
      ...ADDRESSES.map((address) => nearMatches(address, source, 8)),
    ]);
    isSearching = false;
    await others;
    expect(turns.length).toBeGreaterThan(300);
    expect(Math.max(...turns.map(({ read }) => read))).toBe(1);
    expect(Math.max(...turns.map(({ looked }) => looked))).toBe(1);
  });
});
