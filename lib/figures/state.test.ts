import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURE_IDS } from "./_shared/figure.ts";
import { averageFloorOf, DEFAULT_STATE, figureQuery, floorIndex, parseState, stateQuery, viewsOf } from "./state.ts";

const parse = (query: string) => parseState(Object.fromEntries(new URLSearchParams(query)));

describe("parseState(parameters)", () => {
  it("reads minimum, floor and views", () => {
    expect(parse("?min=10&floor=100&plays-per-artist=ccdf")).toEqual({
      min: 10,
      floor: 100,
      views: { "plays-per-artist": "ccdf" },
    });
  });

  it("takes what it can't understand for not given", () => {
    expect(parse("?min=-3&floor=1e9&plays-per-artist=pie&long-tail=ccdf&plays-per-listener=cut-more&x=1")).toEqual(
      DEFAULT_STATE,
    );
    expect(parseState({ min: ["3", "4"], floor: undefined })).toEqual(DEFAULT_STATE);
  });
});

describe("stateQuery(state)", () => {
  it("is empty in the state that the page begins with, also where that is spelt out", () => {
    expect(stateQuery(DEFAULT_STATE)).toBe("");
    expect(stateQuery(parse("?min=1&plays-per-artist=log-more"))).toBe("");
  });

  it("restores every state exactly", () => {
    const views = fc.record(
      Object.fromEntries(
        FIGURE_IDS.filter((id) => viewsOf(id).length > 0).map((id) => [id, fc.constantFrom(...viewsOf(id))]),
      ),
      { requiredKeys: [] },
    );
    const floor = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(floor, fc.option(floor), views, (min, own, chosen) => {
        const query = stateQuery({ min, floor: own, views: chosen });
        expect(stateQuery(parse(query))).toBe(query);
        expect(parse(query)).toMatchObject({ min, floor: own });
      }),
    );
  });
});

describe("figureQuery(id, state)", () => {
  it("holds only what the figure depends on", () => {
    const state = parse("?min=10&floor=100&plays-per-artist=ccdf&listeners-per-artist=ccdf");
    expect(figureQuery("plays-per-artist", state)).toBe("?min=10&plays-per-artist=ccdf");
    expect(figureQuery("highest-average-plays", state)).toBe("?min=10&floor=100");
    expect(figureQuery("co-listening", state)).toBe("");
  });
});

describe("floors", () => {
  it("floorIndex(floors, wanted) takes the highest at or below, the lowest at least", () => {
    expect([0, 1, 2, 3, 29, 30, 999].map((wanted) => floorIndex([1, 3, 30], wanted))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it("averageFloorOf is the dataset's own unless one is chosen, and never below the page's minimum", () => {
    const explore = { floors: [1, 3, 10, 30], averageFloor: 10 };
    expect(averageFloorOf(explore, DEFAULT_STATE)).toBe(10);
    expect(averageFloorOf(explore, parse("?floor=1"))).toBe(1);
    expect(averageFloorOf(explore, parse("?floor=1&min=30"))).toBe(30);
  });
});
