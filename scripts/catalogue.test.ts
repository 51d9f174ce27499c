import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const catalogueText = readFileSync(new URL("../data/catalogue.tsv", import.meta.url), "utf8");
const genresText = readFileSync(new URL("../data/genres.tsv", import.meta.url), "utf8");

function parseTable(text: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
  return { header, rows };
}

const catalogue = parseTable(catalogueText);
const genres = parseTable(genresText);

const artists = catalogue.rows.map(([name = "", genreList = "", popularity = "", mbid = ""]) => ({
  name,
  weights: genreList.split(",").map((pair) => {
    const [genre = "", weight = ""] = pair.split(":");
    return { genre, weight: Number(weight) };
  }),
  popularity: Number(popularity),
  mbid,
}));
const knownGenres = new Set(genres.rows.map(([genre = ""]) => genre));

/** Names that have broken parsers, collations and shells; scripts, numbers and one-word nouns. */
const hardNames = [
  "!!!",
  '"Weird Al" Yankovic',
  "(hed) p.e.",
  "*NSYNC",
  "+44",
  "10,000 Maniacs",
  "10cc",
  "12012",
  "2Pac",
  "2raumwohnung",
  "30 Seconds to Mars",
  "311",
  "50 Cent",
  "65daysofstatic",
  "808 State",
  ":wumpscut:",
  "ABBA",
  "AC/DC",
  "Air",
  "Björk",
  "Blur",
  "Can",
  "Godspeed You! Black Emperor",
  "Guns N' Roses",
  "Ke$ha",
  "Korn",
  "Love",
  "Low",
  "M83",
  "Motörhead",
  "Muse",
  "Nine Inch Nails",
  "P!nk",
  "Pulp",
  "Sigur Rós",
  "Simon & Garfunkel",
  "Suede",
  "Sunn O)))",
  "The The",
  "Tool",
  "Travis",
  "U2",
  "Wire",
  "Yes",
  "blink-182",
  "Τρύπες",
  "Аквариум",
  "Земфира",
  "Кино",
  "أم كلثوم",
  "فيروز",
  "…And You Will Know Us by the Trail of Dead",
  "周杰倫",
  "宇多田ヒカル",
  "椎名林檎",
  "조용필",
];

describe("data/genres.tsv", () => {
  it("lists each genre once, in kebab case, with a family and a share of 1 to 100", () => {
    expect(genres.header).toEqual(["genre", "family", "popularity"]);
    expect(knownGenres.size).toBe(genres.rows.length);
    for (const [genre = "", family = "", popularity = "", ...rest] of genres.rows) {
      expect(genre).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(family).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(Number(popularity), genre).toBeGreaterThanOrEqual(1);
      expect(Number(popularity), genre).toBeLessThanOrEqual(100);
      expect(rest).toEqual([]);
    }
  });
});

describe("data/catalogue.tsv", () => {
  it("has its header, LF line ends, four columns per row and at least 1,500 artists", () => {
    expect(catalogue.header).toEqual(["name", "genres", "popularity", "mbid"]);
    expect(catalogueText).not.toContain("\r");
    expect(catalogueText.endsWith("\n")).toBe(true);
    expect(catalogue.rows.filter((row) => row.length !== 4)).toEqual([]);
    expect(artists.length).toBeGreaterThanOrEqual(1500);
  });

  it("holds each name once (case folded), in NFC, trimmed, without control characters", () => {
    const folded = artists.map(({ name }) => name.toLowerCase());
    expect(folded.filter((name, index) => folded.indexOf(name) !== index)).toEqual([]);
    expect(artists.filter(({ name }) => name === "" || name !== name.normalize("NFC").trim())).toEqual([]);
    expect(artists.filter(({ name }) => /\p{Cc}/u.test(name))).toEqual([]);
  });

  it("is sorted by name in code point order", () => {
    const names = artists.map(({ name }) => name);
    const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    expect(names).toEqual(names.toSorted(byCodePoint));
  });

  it("gives every artist 1 to 4 known genres, none twice, whose weights sum to 1", () => {
    const faulty = artists.filter(({ weights }) => {
      const distinct = new Set(weights.map(({ genre }) => genre));
      const sum = weights.reduce((total, { weight }) => total + weight, 0);
      return (
        weights.length > 4 ||
        distinct.size !== weights.length ||
        weights.some(({ genre, weight }) => !knownGenres.has(genre) || !(weight > 0)) ||
        Math.abs(sum - 1) > 0.011
      );
    });
    expect(faulty).toEqual([]);
  });

  it("uses every genre for at least 5 artists", () => {
    const uses = new Map<string, number>();
    for (const { weights } of artists) {
      for (const { genre } of weights) uses.set(genre, (uses.get(genre) ?? 0) + 1);
    }
    expect([...knownGenres].filter((genre) => (uses.get(genre) ?? 0) < 5)).toEqual([]);
  });

  it("keeps popularity within 1 to 1000 with a heavy tail: the top 1% hold at least 8% of it", () => {
    const popularity = artists.map((artist) => artist.popularity).sort((a, b) => b - a);
    expect(popularity.every((value) => value >= 1 && value <= 1000)).toBe(true);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const top = popularity.slice(0, Math.ceil(popularity.length / 100));
    expect(sum(top) / sum(popularity)).toBeGreaterThanOrEqual(0.08);
  });

  it("leaves mbid empty or writes a UUID that no other artist has", () => {
    const mbids = artists.map(({ mbid }) => mbid).filter((mbid) => mbid !== "");
    expect(mbids.filter((mbid) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(mbid))).toEqual([]);
    expect(new Set(mbids).size).toBe(mbids.length);
  });

  it.each(hardNames)("lists %s", (name) => {
    expect(artists.some((artist) => artist.name === name)).toBe(true);
  });
});
