import { describe, expect, it } from "vitest";
import { SEARCH_HEAD_FILE } from "../site-data/search.ts";
import { parseArtistList } from "./artist-list.ts";
import { buildSearchIndex } from "./build.ts";
import { matchNames } from "./match-names.ts";
import type { SearchSource } from "./search.ts";

const NAMES = [
  "Radiohead",
  "Björk",
  "Crosby, Stills & Nash",
  "Tyler, the Creator",
  "The Band",
  "Band",
  "Simon & Garfunkel",
  "Metallica",
  "Air",
  "Airiel",
  "A - B",
  "120",
];
const files = new Map(
  buildSearchIndex(NAMES.map((name, at) => ({ name, slug: `artist-${at}`, listeners: 1000 - at, otherNames: [] }))),
);
const source: SearchSource = {
  async head() {
    const head = files.get(SEARCH_HEAD_FILE.path);
    if (!head || !("cuts" in head)) throw new Error("the index has no head");
    return head;
  },
  async shard(path) {
    const shard = files.get(path);
    return shard && "entries" in shard ? shard : null;
  },
};

const match = (text: string) => matchNames(parseArtistList(text).lines, source);
const namesOf = async (text: string) => (await match(text)).artists.map(({ name }) => name);

describe("matchNames", () => {
  it.each([
    ["radiohead", ["Radiohead"]],
    ["BJORK", ["Björk"]],
    ["simon and garfunkel", ["Simon & Garfunkel"]],
    ["Radiohead, Björk; Air", ["Radiohead", "Björk", "Air"]],
    ["Crosby, Stills & Nash", ["Crosby, Stills & Nash"]],
    ["Tyler, the Creator, Radiohead", ["Radiohead"]],
    ["Radiohead - Creep", ["Radiohead"]],
    ["A - B", ["A - B"]],
    ["Radiohead, 120", ["Radiohead"]],
    ["the band", ["The Band"]],
    ["band", ["Band"]],
  ])("matchNames(%j) finds %j", async (text, names) => {
    expect(await namesOf(text)).toEqual(names);
  });

  it("matchNames(lines) says where it took a name for another one, one typo away", async () => {
    expect((await match("Metalica")).artists).toMatchObject([{ name: "Metallica", typed: "Metalica" }]);
    expect((await match("Metallica")).artists).toMatchObject([{ name: "Metallica", typed: null }]);
  });

  it("matchNames(lines) takes no name for a longer one, and no short one for another", async () => {
    expect(await match("Metal\nAit")).toEqual({ artists: [], unmatched: ["Metal", "Ait"] });
  });

  it("matchNames(lines) lists an artist once, in the order pasted, and adds its counts", async () => {
    const { artists } = await match("Björk\t7\nRadiohead\nbjork\t5\nRadiohead");
    expect(artists.map(({ name, count }) => [name, count])).toEqual([
      ["Björk", 12],
      ["Radiohead", null],
    ]);
  });

  it("matchNames(lines) reads every file once, however many lines want it", async () => {
    const read: string[] = [];
    const counting: SearchSource = {
      head() {
        read.push("head");
        return source.head();
      },
      shard(path) {
        read.push(path);
        return source.shard(path);
      },
    };
    const text = Array.from({ length: 60 }, (_, at) => `Radiohead - ${at}\nMettalica ${at}`).join("\n");
    await matchNames(parseArtistList(text).lines, counting);
    expect(new Set(read).size).toBe(read.length);
  });

  it("matchNames(lines) names the lines in which it found no one", async () => {
    expect((await match("Radiohead\nNobody Knows Us - Song 2\n!?")).unmatched).toEqual([
      "Nobody Knows Us - Song 2",
      "!?",
    ]);
  });
});
