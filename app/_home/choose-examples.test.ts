import { describe, expect, it } from "vitest";
import { chooseExamples, isGoodExample, type Judged } from "./choose-examples.ts";

const neighbour = (name: string, lowConfidence = false): Judged["neighbours"][number] => ({
  slug: name.toLowerCase(),
  name,
  similarity: 0.5,
  overlap: 50,
  shareOfSmaller: 0.5,
  listeners: 100,
  lift: 2,
  reciprocalRank: 1,
  tags: [],
  lowConfidence,
});

const FIVE = ["A", "B", "C", "D", "E"].map((name) => neighbour(name));

const artist = (name: string, neighbours = FIVE, lowConfidence = false): Judged => ({
  slug: name.toLowerCase(),
  name,
  lowConfidence,
  neighbours,
});

describe("isGoodExample(artist)", () => {
  it("needs an artist whose five nearest are artists on solid evidence", () => {
    expect(isGoodExample(artist("Radiohead"))).toBe(true);
    expect(isGoodExample(artist("Radiohead", FIVE.slice(1)))).toBe(false);
    expect(isGoodExample(artist("Radiohead", [neighbour("Muse", true), ...FIVE]))).toBe(false);
    expect(isGoodExample(artist("Radiohead", [neighbour("Various Artists"), ...FIVE]))).toBe(false);
    expect(isGoodExample(artist("Radiohead", [{ ...neighbour("Muse"), overlap: 4 }, ...FIVE]))).toBe(false);
    expect(isGoodExample(artist("[unknown]"))).toBe(false);
    expect(isGoodExample(artist("Radiohead", FIVE, true))).toBe(false);
  });
});

/** Regions of two artists each, then the smaller ones together, in which names in another script are. */
const names = ["Rock1", "Rock2", "Jazz1", "Jazz2", "House1", "House2", "Folk1", "Folk2", "Кино", "Small1", "Small2"];
const listeners = [1000, 900, 800, 700, 600, 500, 400, 300, 200, 90, 60];
const region = (number: number) => ({ kind: "cluster" as const, from: number * 2, to: number * 2 + 2 });
const ATLAS = {
  names,
  slugs: names.map((name) => name.toLowerCase()),
  listeners,
  maxListeners: 1000,
  clusters: [...[0, 1, 2, 3].map(region), { kind: "others" as const, from: 8, to: 11 }].map((placed) => ({
    ...placed,
    slug: "",
    artists: placed.to - placed.from,
    tags: [],
    x: 0,
    y: 0,
    land: [],
    hills: [],
    name: "",
    nameParts: [],
    detail: "",
    leaders: [],
  })),
};

const readAll = async (slug: string) => artist(names.find((name) => name.toLowerCase() === slug) ?? "");

describe("chooseExamples(atlas, day, read)", () => {
  it("shows another artist each day, of another region than the day before, and the same all day", async () => {
    const days = Array.from({ length: 9 }, (_, day) => chooseExamples(ATLAS, 20_000 + day, readAll));
    const shown = (await Promise.all(days)).map(({ example }) => example?.name);
    expect(new Set(shown.slice(0, 8)).size).toBe(8);
    expect(shown[8]).toBe(shown[0]);
    const regions = shown.map((name) => name?.slice(0, -1));
    expect(regions.every((one, at) => at === 0 || one !== regions[at - 1])).toBe(true);
    expect(await chooseExamples(ATLAS, 20_003, readAll)).toEqual(await days[3]);
  });

  it("suggests the best known of three regions, a name in another script and two of few listeners, each once", async () => {
    for (let day = 0; day < 12; day++) {
      const { example, others } = await chooseExamples(ATLAS, day, readAll);
      const suggested = others.map(({ name }) => name);
      expect(suggested.slice(0, 3).filter((name) => /^[A-Z][a-z]+1$/.test(name))).toHaveLength(3);
      expect(suggested[3]).toBe("Кино");
      expect(suggested.slice(4).sort()).toEqual(["Small1", "Small2"]);
      expect(suggested).not.toContain(example?.name);
    }
  });

  it("passes over artists of weak evidence, and shows none rather than one of them", async () => {
    const weak = async (slug: string) => (slug === "rock1" ? artist("Rock1") : artist(slug, FIVE, true));
    for (let day = 0; day < 8; day++) {
      const { example, others } = await chooseExamples(ATLAS, day, weak);
      expect(example?.name).toBe("Rock1");
      expect(others).toEqual([]);
    }
    const none = await chooseExamples(ATLAS, 1, async (slug) => artist(slug, []));
    expect(none).toEqual({ example: null, others: [] });
    const empty = { names: [], slugs: [], listeners: [], maxListeners: 0, clusters: [] };
    expect(await chooseExamples(empty, 1, readAll)).toEqual({ example: null, others: [] });
  });
});
