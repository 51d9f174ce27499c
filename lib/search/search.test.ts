import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { SEARCH_HEAD_FILE, SearchHead, SearchShard } from "../site-data/search.ts";
import { buildSearchIndex, type SearchableArtist } from "./build.ts";
import { fold } from "./fold.ts";
import { toQuery } from "./match.ts";
import { nearMatches } from "./near-matches.ts";
import { type SearchSource, search } from "./search.ts";
import { SHARD_ARTISTS, shardPathsOf } from "./shards.ts";

/** Most popular first: listeners fall with the place in the list. */
const WANTED_NAMES = [
  "Radiohead",
  "The Beatles",
  "Coldplay",
  "Metallica",
  "Pink Floyd",
  "Nirvana",
  "AC/DC",
  "Guns N' Roses",
  "Beyoncé",
  "Björk",
  "Sigur Rós",
  "Motörhead",
  "Simon & Garfunkel",
  "Florence + the Machine",
  "R.E.M.",
  "P!nk",
  "Ke$ha",
  "JAY-Z",
  "A$AP Rocky",
  "N.E.R.D",
  "Røyksopp",
  "Die Ärzte",
  "Łona",
  "Ægir",
  "Þeyr",
  "!!!",
  "+44",
  "65daysofstatic",
  "blink-182",
  "The The",
  "The Who",
  "The Band",
  "Band of Horses",
  "U2",
  "M",
  "Can",
  "Air",
  '"Weird Al" Yankovic',
  "Bob Marley & The Wailers",
  "Кино",
  "Земфира",
  "宇多田ヒカル",
  "きゃりーぱみゅぱみゅ",
  "ガガガSP",
  "소녀시대",
  "فيروز",
  "คาราบาว",
  "NIN",
  "Nine Inch Nails",
  "Sunn O)))",
  "Godspeed You! Black Emperor",
  "…And You Will Know Us by the Trail of Dead",
  "D'Angelo",
  "Sinéad O'Connor",
  "Mötley Crüe",
  "will.i.am",
  "Salt-N-Pepa",
  "Earth, Wind & Fire",
  "ＭＵＣＣ",
  "†‡†",
  "Metalica",
  "Die Toten Hosen",
]; // prettier-ignore

/** Enough others that the tree has shards of both kinds at the default sizes. */
const FILLER_NAMES = Array.from({ length: 3000 }, (_, index) => {
  const syllables = ["me", "ta", "ra", "di", "co", "the", "ni", "bo", "an", "li"];
  const word = String(index).replace(/\d/g, (digit) => syllables[Number(digit)] ?? "");
  return index % 3 === 0 ? `Band ${word}` : `${word} Orchestra`;
});

const ARTISTS: SearchableArtist[] = [...WANTED_NAMES, ...FILLER_NAMES].map((name, index) => ({
  name,
  slug: `artist-${index}`,
  // The misspelt namesake is heard by next to no one.
  listeners: name === "Metalica" ? 2 : Math.max(3, Math.round(50_000 / (index + 1))),
  otherNames: name === "JAY-Z" ? ["Jay Z", "Jigga"] : [],
}));

function readerOf(artists: readonly SearchableArtist[]): SearchSource & { reads: string[] } {
  const { [SEARCH_HEAD_FILE.path]: headFile, ...shardFiles } = Object.fromEntries(buildSearchIndex(artists));
  const head = v.parse(SearchHead, headFile);
  const shards = v.parse(v.record(v.string(), SearchShard), shardFiles);
  const reads: string[] = [];
  return {
    reads,
    head: async () => head,
    shard: async (path) => {
      reads.push(path);
      const shard = shards[path];
      if (!shard) throw new Error(`${path} isn't in the index`);
      return shard;
    },
  };
}

const source = readerOf(ARTISTS);

describe("search", () => {
  it.each([
    ["radiohead", "Radiohead"],
    ["radiohed", "Radiohead"],
    ["rdaiohead", "Radiohead"],
    ["radio head", "Radiohead"],
    ["RADIO", "Radiohead"],
    ["beatles", "The Beatles"],
    ["the beatles", "The Beatles"],
    ["the bea", "The Beatles"],
    ["beetles", "The Beatles"],
    ["cold play", "Coldplay"],
    ["coldpaly", "Coldplay"],
    ["metallica", "Metallica"],
    ["mettallica", "Metallica"],
    ["nirvanna", "Nirvana"],
    ["ac dc", "AC/DC"],
    ["acdc", "AC/DC"],
    ["ac/dc", "AC/DC"],
    ["guns n roses", "Guns N' Roses"],
    ["guns and roses", "Guns N' Roses"],
    ["guns'n'roses", "Guns N' Roses"],
    ["guns n", "Guns N' Roses"],
    ["beyonce", "Beyoncé"],
    ["ｂｅｙｏｎｃｅ", "Beyoncé"],
    ["bjork", "Björk"],
    ["bjrok", "Björk"],
    ["sigur ros", "Sigur Rós"],
    ["motorhead", "Motörhead"],
    ["simon and garfunkel", "Simon & Garfunkel"],
    ["simon & garf", "Simon & Garfunkel"],
    ["simon garfunkel", "Simon & Garfunkel"],
    ["garfunkel", "Simon & Garfunkel"],
    ["florence and th", "Florence + the Machine"],
    ["florence the machine", "Florence + the Machine"],
    ["rem", "R.E.M."],
    ["r e m", "R.E.M."],
    ["pink", "Pink Floyd"],
    ["p!nk", "Pink Floyd"],
    ["kesha", "Ke$ha"],
    ["jay z", "JAY-Z"],
    ["jigga", "JAY-Z"],
    ["asap rocky", "A$AP Rocky"],
    ["nerd", "N.E.R.D"],
    ["royksopp", "Røyksopp"],
    ["arzte", "Die Ärzte"],
    ["lona", "Łona"],
    ["aegir", "Ægir"],
    ["theyr", "Þeyr"],
    ["!!!", "!!!"],
    ["†‡†", "†‡†"],
    ["44", "+44"],
    ["65 days of static", "65daysofstatic"],
    ["blink 182", "blink-182"],
    ["blink182", "blink-182"],
    ["the the", "The The"],
    ["who", "The Who"],
    ["the band", "The Band"],
    ["u2", "U2"],
    ["m", "M"],
    ["can", "Can"],
    ["weird al", '"Weird Al" Yankovic'],
    ["yankovic", '"Weird Al" Yankovic'],
    ["marley bob", "Bob Marley & The Wailers"],
    ["wailers", "Bob Marley & The Wailers"],
    ["кино", "Кино"],
    ["kino", "Кино"],
    ["zemfira", "Земфира"],
    ["宇多田", "宇多田ヒカル"],
    ["きゃりー", "きゃりーぱみゅぱみゅ"],
    ["ガガガsp", "ガガガSP"],
    ["소녀", "소녀시대"],
    ["فيروز", "فيروز"],
    ["คาราบาว", "คาราบาว"],
    ["nin", "NIN"],
    ["trail of dead", "…And You Will Know Us by the Trail of Dead"],
    ["you black emperor", "Godspeed You! Black Emperor"],
    ["dangelo", "D'Angelo"],
    ["d angelo", "D'Angelo"],
    ["sinead o connor", "Sinéad O'Connor"],
    ["motley crue", "Mötley Crüe"],
    ["william", "will.i.am"],
    ["salt n pepa", "Salt-N-Pepa"],
    ["earth wind and fire", "Earth, Wind & Fire"],
    ["mucc", "ＭＵＣＣ"],
  ])("search(%j) has %j among the first three", async (query, name) => {
    const { matches } = await search(query, source, 8);
    expect(matches.slice(0, 3).map((match) => match.name)).toContain(name);
  });

  it("search(text) puts exact before prefix before word prefix, each by listeners", async () => {
    const { matches } = await search("band", source, 4);
    expect(matches.map(({ name, kind }) => [name, kind])).toEqual([
      ["The Band", "exact"],
      ["Band of Horses", "prefix"],
      ["Band me", "prefix"],
      ["Band di", "prefix"],
    ]);
  });

  it("search(text) offers a correction with ten times more listeners than an exact match, and lists it second", async () => {
    const { matches, didYouMean } = await search("metalica", source, 3);
    expect(matches.slice(0, 2).map(({ name }) => name)).toEqual(["Metalica", "Metallica"]);
    expect(didYouMean?.name).toBe("Metallica");
  });

  it("search(text) corrects nothing if what was typed is popular enough", async () => {
    expect((await search("radiohead", source, 8)).didYouMean).toBeNull();
  });

  it("search(text) of a popular name reads at most two shards", async () => {
    source.reads.length = 0;
    await search("guns n roses", source, 8);
    expect(source.reads.length).toBeLessThanOrEqual(2);
  });

  it("search(text) says whether it counted every match", async () => {
    expect(await search("yankovic", source, 8)).toMatchObject({ total: 1, isComplete: true });
    expect((await search("o", source, 8)).isComplete).toBe(false);
  });

  it.each(["", "   ", "…", "'", "zzzzqqqq"])("search(%j) finds nothing and throws nothing", async (query) => {
    expect((await search(query, source, 8)).matches).toEqual([]);
  });

  it("search(text) takes any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        expect((await search(text, source, 8)).matches.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 200 },
    );
  });

  it("search(name) finds an artist by its own full name", async () => {
    for (const { name, slug } of ARTISTS.filter((_, index) => index < 100 || index % 20 === 0)) {
      const { matches } = await search(name, source, 400);
      expect(
        matches.find((match) => match.slug === slug),
        name,
      ).toMatchObject({ kind: "exact" });
    }
  });
});

describe("buildSearchIndex", () => {
  /** Artists whose own name doesn't lead to them through the shards alone, without the head's help. */
  function lostArtists(artists: readonly SearchableArtist[]): string[] {
    const files = new Map(buildSearchIndex(artists));
    const { cuts } = v.parse(SearchHead, files.get(SEARCH_HEAD_FILE.path));
    const slugsOf = new Map(
      [...files]
        .filter(([path]) => path !== SEARCH_HEAD_FILE.path)
        .map(([path, file]) => [path, slugs(v.parse(SearchShard, file))]),
    );
    return artists
      .filter(({ name, slug }) => !shardPathsOf(cuts, toQuery(name).key).some((path) => slugsOf.get(path)?.has(slug)))
      .map(({ name }) => name)
      .filter((name) => fold(name) !== "");
  }

  function slugs({ entries }: SearchShard): Set<string> {
    return new Set(entries.map(([, slug]) => slug));
  }

  it("buildSearchIndex(artists) files every artist where its own full name leads", () => {
    expect(lostArtists(ARTISTS)).toEqual([]);
  });

  it("buildSearchIndex(artists) files every artist where its own full name leads, whatever the names", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(..."aab !é&'the n"), minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 500, maxLength: 900 }), (names) => {
        const artists = names.map((text, index) => ({
          name: text,
          slug: `s-${index}`,
          listeners: index,
          otherNames: [],
        }));
        expect(lostArtists(artists)).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });

  it("buildSearchIndex(artists) writes the same bytes for artists in any order", () => {
    const bytes = (artists: SearchableArtist[]) => JSON.stringify([...buildSearchIndex(artists)]);
    expect(bytes([...ARTISTS].reverse())).toBe(bytes(ARTISTS));
  });

  it("buildSearchIndex(artists) keeps every shard small, file names ASCII, and each file once", () => {
    const files = [...buildSearchIndex(ARTISTS)];
    expect(new Set(files.map(([path]) => path)).size).toBe(files.length);
    for (const [path, file] of files) {
      expect(path).toMatch(/^search\/(head|(from|top)-[a-z0-9_]+)\.json$/);
      if ("entries" in file) expect(file.entries.length).toBeLessThanOrEqual(SHARD_ARTISTS);
    }
    expect(files.some(([path]) => path.startsWith("search/top-"))).toBe(true);
  });

  it("buildSearchIndex(artists) gives all files of an index one edition, and other artists another", () => {
    const editions = (artists: SearchableArtist[]) =>
      new Set([...buildSearchIndex(artists)].map(([, { edition }]) => edition));
    expect(editions(ARTISTS).size).toBe(1);
    const [first, ...others] = ARTISTS;
    const changed = [{ ...first, name: "X", slug: "x", listeners: 7, otherNames: [] }, ...others];
    expect(new Set([...editions(ARTISTS), ...editions(changed)]).size).toBe(2);
  });

  it("buildSearchIndex([]) is a head without artists, in which nothing is found", async () => {
    expect([...buildSearchIndex([])].map(([path]) => path)).toEqual([SEARCH_HEAD_FILE.path, "search/from-_.json"]);
    expect((await search("anything", readerOf([]), 8)).matches).toEqual([]);
  });
});

describe("nearMatches", () => {
  it.each([
    ["metalica", "Metallica"],
    ["sigur-ross", "Sigur Rós"],
    ["the-beatles-2", "The Beatles"],
    ["radiohead-official-page", "Radiohead"],
    ["Bj%C3%B6rk", "Björk"],
    ["ac_dc", "AC/DC"],
    ["kino", "Кино"],
  ])("nearMatches(%j) begins with %j within three", async (slug, name) => {
    const matches = await nearMatches(slug, source, 5);
    expect(matches.slice(0, 3).map((match) => match.name)).toContain(name);
  });

  it.each(["%", "%E0%A4%A", "-", "..", "a".repeat(5000), "%00", "😀"])("nearMatches(%j) survives", async (slug) => {
    expect(await nearMatches(slug, source, 5)).toBeInstanceOf(Array);
  });
});
