import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { BrowseIndex, BrowsePage } from "../../../lib/site-data/browse.ts";
import { browseFiles } from "./browse-files.ts";

const row = (name: string, slug: string) => ({ name, slug, listeners: 5, plays: 50 });

function filesOf(rows: ReturnType<typeof row>[]): Map<string, unknown> {
  return new Map([...browseFiles(rows, 3)].map(({ path, value }) => [path, value]));
}

const namesOf = (file: unknown) => v.parse(BrowsePage, file).artists.map(({ name }) => name);

describe("browseFiles(rows)", () => {
  it("files names under their transliterated first letter or digit, and signs under #", () => {
    const files = filesOf(
      [
        ["Кино", "kino"],
        ["Kyuss", "kyuss"],
        ["Łona", "lona"],
        ['"Weird Al" Yankovic', "weird-al-yankovic"],
        ["…And You Will Know Us", "and-you-will-know-us"],
        ["311", "311"],
        ["!!!", "u-21-21-21"],
        ["宇多田ヒカル", "utada-hikaru"],
        ["山田ヒカル", "u-5c71-7530-hikaru"],
      ].map(([name = "", slug = ""]) => row(name, slug)),
    );
    expect(namesOf(files.get("browse/letter/k/1.json"))).toEqual(["Кино", "Kyuss"]);
    expect(namesOf(files.get("browse/letter/l/1.json"))).toEqual(["Łona"]);
    expect(namesOf(files.get("browse/letter/w/1.json"))).toEqual(['"Weird Al" Yankovic']);
    expect(namesOf(files.get("browse/letter/a/1.json"))).toEqual(["…And You Will Know Us"]);
    expect(namesOf(files.get("browse/letter/0/1.json"))).toEqual(["!!!", "山田ヒカル", "311"]);
    expect(namesOf(files.get("browse/letter/u/1.json"))).toEqual(["宇多田ヒカル"]);
  });

  it("sorts names without a leading “The”, unless nothing else is left", () => {
    const files = filesOf(
      [
        ["Beastie Boys", "beastie-boys"],
        ["The Beatles", "the-beatles"],
        ["Beck", "beck"],
        ["The The", "the-the"],
        ["The", "the"],
        ["Thelonious Monk", "thelonious-monk"],
        ["the 69 Eyes", "the-69-eyes"],
        ["The “Priests”", "the-priests"],
        ["A Perfect Circle", "a-perfect-circle"],
      ].map(([name = "", slug = ""]) => row(name, slug)),
    );
    expect(namesOf(files.get("browse/letter/b/1.json"))).toEqual(["Beastie Boys", "The Beatles", "Beck"]);
    expect(namesOf(files.get("browse/letter/t/1.json"))).toEqual(["The", "The The", "Thelonious Monk"]);
    expect(namesOf(files.get("browse/letter/p/1.json"))).toEqual(["The “Priests”"]);
    expect(namesOf(files.get("browse/letter/0/1.json"))).toEqual(["the 69 Eyes"]);
    expect(namesOf(files.get("browse/letter/a/1.json"))).toEqual(["A Perfect Circle"]);
  });

  it("splits the artists into pages of 100, in the given order, and counts them in the index", () => {
    const rows = Array.from({ length: 201 }, (_, at) => row(`A${at}`, `a${at}`));
    const files = filesOf(rows);
    const pages = [1, 2, 3].map((page) => v.parse(BrowsePage, files.get(`browse/popular/${page}.json`)));
    expect(pages.map(({ artists }) => artists.length)).toEqual([100, 100, 1]);
    expect(pages.flatMap(({ artists }) => artists)).toEqual(rows);
    expect(files.has("browse/popular/4.json")).toBe(false);
    for (const order of ["plays", "average-plays"]) expect(files.has(`browse/${order}/3.json`)).toBe(true);
    const index = v.parse(BrowseIndex, files.get("browse/index.json"));
    expect(index).toMatchObject({ artists: 201, popularPages: 3 });
    expect(index.letters.find(({ letter }) => letter === "a")).toEqual({
      letter: "a",
      artists: 201,
      listed: 201,
      pages: 3,
    });
    expect(index.letters.find(({ letter }) => letter === "b")).toEqual({
      letter: "b",
      artists: 0,
      listed: 0,
      pages: 0,
    });
  });

  it("leaves artists with too few listeners to a letter's pages of everyone, if enough others remain", () => {
    const heardBy = (listeners: number, letter: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...row(`${letter}${at}`, `${letter}${at}`), listeners }));
    const rows = [...heardBy(3, "a", 120), ...heardBy(3, "b", 19), ...heardBy(2, "a1", 90), ...heardBy(1, "b1", 9)];
    const files = filesOf(rows);
    const { letters } = v.parse(BrowseIndex, files.get("browse/index.json"));
    expect(letters.slice(0, 2)).toEqual([
      { letter: "a", artists: 210, listed: 120, pages: 2 },
      { letter: "b", artists: 28, listed: 28, pages: 1 },
    ]);
    expect(namesOf(files.get("browse/letter/a/2.json"))).toHaveLength(20);
    expect(namesOf(files.get("browse/every-letter/a/3.json"))).toHaveLength(10);
    expect(namesOf(files.get("browse/letter/b/1.json"))).toHaveLength(28);
    expect(files.has("browse/every-letter/b/1.json")).toBe(false);
  });

  it("orders artists by plays and by plays per listener too, ties by listeners", () => {
    const files = filesOf([
      { name: "A", slug: "a", listeners: 9, plays: 90 },
      { name: "B", slug: "b", listeners: 6, plays: 90 },
      { name: "C", slug: "c", listeners: 3, plays: 45 },
      { name: "D", slug: "d", listeners: 1, plays: 100 },
    ]);
    expect(namesOf(files.get("browse/plays/1.json"))).toEqual(["D", "A", "B", "C"]);
    expect(namesOf(files.get("browse/average-plays/1.json"))).toEqual(["D", "B", "C", "A"]);
  });
});
