import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { filterOf, NeighbourFilter } from "./address.ts";
import {
  filterNeighbours,
  frequentTags,
  NO_FILTER,
  popularityRanges,
  queryOf,
  sharedMinimums,
} from "./neighbour-filter.ts";

const list = [
  { name: "Abba", listeners: 900, overlap: 40, tags: ["pop", "70s"] },
  { name: "Beck", listeners: 200, overlap: 60, tags: ["rock", "90s"] },
  { name: "Can", listeners: 20, overlap: 5, tags: ["krautrock", "rock", "70s"] },
  { name: "Dido", listeners: 19, overlap: 2, tags: [] },
];
const namesOf = (query: string) => filterNeighbours(list, filterOf(query)).map(({ name }) => name);

const arbitraryList = fc.array(
  fc.record({
    listeners: fc.integer({ min: 1, max: 400_000 }),
    overlap: fc.integer({ min: 1, max: 5_000 }),
    tags: fc.uniqueArray(fc.constantFrom("rock", "pop", "jazz", "folk"), { maxLength: 3 }),
  }),
  { maxLength: 50 },
);

describe("filterOf(query)", () => {
  it("reads a range with one or both ends, a minimum, a tag and one to leave out, and an order", () => {
    expect(filterOf("?heard=20-199&shared=5&tag=hip+hop&not=R%26B&order=familiar")).toEqual({
      heard: { from: 20, to: 199 },
      shared: 5,
      tag: "hip hop",
      not: "R&B",
      order: "familiar",
    });
    expect(filterOf("?order=adventurous")).toEqual({ ...NO_FILTER, order: "adventurous" });
    expect(filterOf("heard=-49").heard).toEqual({ from: 0, to: 49 });
    expect(filterOf("heard=200-").heard).toEqual({ from: 200, to: Number.POSITIVE_INFINITY });
  });

  it.each([
    "",
    "?heard=&shared=",
    "?heard=-",
    "?heard=few",
    "?heard=200-20",
    "?heard=1e3-",
    "?heard=%00-5",
    "?shared=-1",
    "?shared=NaN",
    "?shared=99999999999999999999",
    "?shared[]=3&__proto__=1",
    "?tag=&not=%20",
    "?order=balanced",
    "?order=Familiar",
    "?order=__proto__",
    `?tag=${"x".repeat(101)}`,
  ])("takes %j for no filter", (query) => {
    expect(filterOf(query)).toEqual(NO_FILTER);
  });

  it("keeps the part it understands", () => {
    expect(filterOf("?heard=x&shared=3")).toEqual({ ...NO_FILTER, shared: 3 });
  });

  it("agrees with NeighbourFilter on parameters as a server gets them: absent, or repeated", () => {
    expect(v.parse(NeighbourFilter, {})).toEqual(NO_FILTER);
    expect(v.parse(NeighbourFilter, { heard: ["-49", "50-"], shared: ["3", "9"], tag: ["a", "b"], q: "x" })).toEqual(
      filterOf("?heard=-49&heard=50-&shared=3&shared=9&tag=a&tag=b"),
    );
  });

  it("reads what queryOf wrote, and any text without throwing", () => {
    const end = fc.integer({ min: 0, max: 999_999_999 });
    const tag = fc.option(
      fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text.trim() === text),
      { nil: null },
    );
    const order = fc.constantFrom(null, "familiar", "adventurous");
    fc.assert(
      fc.property(end, end, end, tag, tag, order, (a, b, shared, wanted, not, inOrder) => {
        const filter = {
          heard: { from: Math.min(a, b), to: Math.max(a, b) },
          shared,
          tag: wanted,
          not,
          order: inOrder,
        };
        expect(filterOf(queryOf(filter))).toEqual(filter);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => filterOf(queryOf(filterOf(text))).shared >= 0));
  });

  it("queryOf(no filter) is empty", () => {
    expect(queryOf(NO_FILTER)).toBe("");
  });
});

describe("filterNeighbours(neighbours, filter)", () => {
  it("includes both ends and keeps the order", () => {
    expect(namesOf("?heard=20-200")).toEqual(["Beck", "Can"]);
    expect(namesOf("?heard=-19")).toEqual(["Dido"]);
    expect(namesOf("?shared=5")).toEqual(["Abba", "Beck", "Can"]);
    expect(namesOf("?heard=20-&shared=41")).toEqual(["Beck"]);
    expect(namesOf("?heard=901-")).toEqual([]);
  });

  it("keeps those that carry a tag, or that don't, those without tags too", () => {
    expect(namesOf("?tag=rock")).toEqual(["Beck", "Can"]);
    expect(namesOf("?not=rock")).toEqual(["Abba", "Dido"]);
    expect(namesOf("?tag=70s&not=rock")).toEqual(["Abba"]);
    expect(namesOf("?tag=roc")).toEqual([]);
  });
});

describe("frequentTags(neighbours)", () => {
  it("gives those of several neighbours, most frequent first, but none that all of them carry", () => {
    expect(frequentTags(list)).toEqual(["70s", "rock"]);
    expect(frequentTags(list.map((item) => ({ ...item, tags: ["rock", ...item.tags.slice(0, 1)] })))).toEqual([]);
  });

  it("gives at most eight, each of which leaves some neighbours, not all", () => {
    const many = list.map((item) => ({ ...item, tags: [..."abcdefghij"] }));
    expect(frequentTags([...many, { listeners: 1, overlap: 1, tags: [] }])).toHaveLength(8);
    fc.assert(
      fc.property(arbitraryList, (neighbours) => {
        for (const tag of frequentTags(neighbours)) {
          const left = filterNeighbours(neighbours, { ...NO_FILTER, tag }).length;
          expect(left).toBeGreaterThan(1);
          expect(left).toBeLessThan(neighbours.length);
          expect(filterNeighbours(neighbours, { ...NO_FILTER, not: tag })).toHaveLength(neighbours.length - left);
        }
      }),
    );
  });
});

describe("popularityRanges(neighbours)", () => {
  it("cuts at the round numbers nearest to the thirds", () => {
    const even = Array.from({ length: 30 }, (_, at) => ({ listeners: 10 * (at + 1), overlap: 1, tags: [] }));
    expect(popularityRanges(even)).toEqual([
      { from: 0, to: 99 },
      { from: 100, to: 199 },
      { from: 200, to: Number.POSITIVE_INFINITY },
    ]);
  });

  it("gives none where everyone is equally known", () => {
    expect(popularityRanges([])).toEqual([]);
    expect(popularityRanges(list.map((item) => ({ ...item, listeners: 7 })))).toEqual([]);
  });

  it("gives ranges that part the list: each neighbour lies in one, and none is empty", () => {
    fc.assert(
      fc.property(arbitraryList, (neighbours) => {
        const ranges = popularityRanges(neighbours);
        if (ranges.length === 0) return;
        const sizes = ranges.map((heard) => filterNeighbours(neighbours, { ...NO_FILTER, heard }).length);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(sizes.reduce((sum, size) => sum + size)).toBe(neighbours.length);
      }),
    );
  });
});

describe("sharedMinimums(neighbours)", () => {
  it("gives ascending minimums that leave some, not all", () => {
    fc.assert(
      fc.property(arbitraryList, (neighbours) => {
        const minimums = sharedMinimums(neighbours);
        expect(minimums).toEqual([...new Set(minimums)].toSorted((a, b) => a - b));
        for (const shared of minimums) {
          const left = filterNeighbours(neighbours, { ...NO_FILTER, shared }).length;
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThan(neighbours.length);
        }
      }),
    );
  });
});
