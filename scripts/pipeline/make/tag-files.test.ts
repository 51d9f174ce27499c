import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { TagFile, TagIndex } from "../../../lib/site-data/tags.ts";
import { taggedWith } from "./catalogue-tags.fixture.ts";
import { noTags } from "./catalogue-tags.ts";
import { tagFiles } from "./tag-files.ts";

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, artist) => ({
    slug: `artist-${artist}`,
    name: `Artist ${artist}`,
    listeners: count - artist,
    plays: count - artist,
  }));

const filesOf = (lists: string[][]) =>
  new Map([...tagFiles("0123abcd", rowsOf(lists.length), taggedWith(lists))].map(({ path, value }) => [path, value]));

describe("tagFiles(edition, rows, tags)", () => {
  it("lists every tag, those of most artists first, each with a file, also under a name with signs", () => {
    const files = filesOf([["rock 3", "r&b 2"], ["rock 4"], ["rock 1"]]);
    expect(v.parse(TagIndex, files.get("tags.json")).tags).toEqual([
      { slug: "rock", name: "rock", artists: 3 },
      { slug: "r-and-b", name: "r&b", artists: 1 },
    ]);
    const rock = v.parse(TagFile, files.get("tags/rock.json"));
    expect(rock.best.map(({ name, people }) => [name, people])).toEqual([
      ["Artist 0", 3],
      ["Artist 1", 4],
      ["Artist 2", null],
    ]);
    expect(rock.gems).toEqual([]);
    expect(v.parse(TagFile, files.get("tags/r-and-b.json")).best).toHaveLength(1);
  });

  it("names the best known by listeners, and as gems the less known that it describes best", () => {
    const lists = Array.from({ length: 40 }, (_, artist) =>
      artist === 39 ? ["dub 9"] : artist === 38 ? ["dub 9", "ska 8"] : ["dub 2", "ska 3"],
    );
    const { best, gems } = v.parse(TagFile, filesOf(lists).get("tags/dub.json"));
    expect(best.map(({ slug }) => slug)).toEqual(Array.from({ length: 28 }, (_, artist) => `artist-${artist}`));
    expect(gems.slice(0, 2).map(({ slug }) => slug)).toEqual(["artist-39", "artist-38"]);
    expect(gems).toHaveLength(12);
  });

  it("relates tags by association, with the artists that carry both", () => {
    const lists = [
      ...Array.from({ length: 4 }, () => ["post-rock 3", "instrumental 2", "rock 2"]),
      ...Array.from({ length: 6 }, () => ["rock 3"]),
      ...Array.from({ length: 6 }, () => ["jazz 3"]),
    ];
    const { related } = v.parse(TagFile, filesOf(lists).get("tags/post-rock.json"));
    expect(related).toEqual([
      { slug: "instrumental", name: "instrumental", artists: 4 },
      { slug: "rock", name: "rock", artists: 4 },
    ]);
  });

  it("is an empty list without tags", () => {
    const [index, ...others] = tagFiles("0123abcd", rowsOf(3), noTags(3));
    expect(v.parse(TagIndex, index?.value).tags).toEqual([]);
    expect(others).toEqual([]);
  });
});
