import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { filterOf, NeighbourFilter } from "./address.ts";
import {
  filterNeighbours,
  popularityRanges,
  popularityStops,
  queryOf,
  rangeBetween,
  sharedMinimums,
  stopsOf,
} from "./neighbour-filter.ts";

const ALL = { heard: { from: 0, to: Number.POSITIVE_INFINITY }, shared: 0 };
const list = [
  { name: "Abba", listeners: 900, overlap: 40 },
  { name: "Beck", listeners: 200, overlap: 60 },
  { name: "Can", listeners: 20, overlap: 5 },
  { name: "Dido", listeners: 19, overlap: 2 },
];
const namesOf = (query: string) => filterNeighbours(list, filterOf(query)).map(({ name }) => name);

const arbitraryList = fc.array(
  fc.record({ listeners: fc.integer({ min: 1, max: 400_000 }), overlap: fc.integer({ min: 1, max: 5_000 }) }),
  { maxLength: 50 },
);

describe("filterOf(query)", () => {
  it("reads a range with one or both ends, and a minimum", () => {
    expect(filterOf("?heard=20-199&shared=5")).toEqual({ heard: { from: 20, to: 199 }, shared: 5 });
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
  ])("takes %j for no filter", (query) => {
    expect(filterOf(query)).toEqual(ALL);
  });

  it("keeps the half it understands", () => {
    expect(filterOf("?heard=x&shared=3")).toEqual({ ...ALL, shared: 3 });
  });

  it("agrees with NeighbourFilter on parameters as a server gets them: absent, or repeated", () => {
    expect(v.parse(NeighbourFilter, {})).toEqual(ALL);
    expect(v.parse(NeighbourFilter, { heard: ["-49", "50-"], shared: ["3", "9"], q: "x" })).toEqual(
      filterOf("?heard=-49&heard=50-&shared=3&shared=9"),
    );
  });

  it("reads what queryOf wrote, and any text without throwing", () => {
    const end = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(end, end, end, (a, b, shared) => {
        const filter = { heard: { from: Math.min(a, b), to: Math.max(a, b) }, shared };
        expect(filterOf(queryOf(filter))).toEqual(filter);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => filterOf(queryOf(filterOf(text))).shared >= 0));
  });

  it("queryOf(no filter) is empty", () => {
    expect(queryOf(ALL)).toBe("");
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
});

describe("popularityRanges(neighbours)", () => {
  it("cuts at the round numbers nearest to the thirds", () => {
    const even = Array.from({ length: 30 }, (_, at) => ({ listeners: 10 * (at + 1), overlap: 1 }));
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
        const sizes = ranges.map((heard) => filterNeighbours(neighbours, { heard, shared: 0 }).length);
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
          const left = filterNeighbours(neighbours, { ...ALL, shared }).length;
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThan(neighbours.length);
        }
      }),
    );
  });
});

describe("popularityStops(neighbours)", () => {
  it("gives round numbers that leave someone on either side", () => {
    expect(popularityStops(list)).toEqual([20, 30, 50, 70, 100, 150, 200, 300, 500, 700]);
    expect(popularityStops([])).toEqual([]);
  });

  it("has a range between any two stops that leads back to them", () => {
    fc.assert(
      fc.property(arbitraryList, fc.nat(), fc.nat(), (neighbours, a, b) => {
        const stops = popularityStops(neighbours);
        const [low, high] = [a % (stops.length + 1), b % (stops.length + 1)].toSorted((x, y) => x - y);
        fc.pre(low !== undefined && high !== undefined && (low === 0 || high === stops.length || low <= high));
        const range = rangeBetween(low ?? 0, high ?? 0, stops);
        fc.pre(range.from <= range.to);
        expect(stopsOf(range, stops)).toEqual([low, high]);
      }),
    );
  });
});
