import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES, findFigure } from "./index.ts";
import {
  averageFloorOf,
  DEFAULT_STATE,
  figureQuery,
  figureState,
  floorIndex,
  parseState,
  stateParameters,
  stateQuery,
} from "./state.ts";

const parse = (query: string) => parseState(FIGURES, Object.fromEntries(new URLSearchParams(query)));

function figureOf(id: string) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure;
}

describe("parseState(figures, parameters)", () => {
  it("reads minimum, floor and views", () => {
    expect(parse("?min=10&floor=100&plays-per-artist=ccdf")).toEqual({
      min: 10,
      floor: 100,
      views: { "plays-per-artist": "ccdf" },
    });
  });

  it("takes what it cannot understand for not given", () => {
    expect(parse("?min=-3&floor=1e9&plays-per-artist=pie&long-tail=ccdf&plays-per-listener=cut-more&x=1")).toEqual(
      DEFAULT_STATE,
    );
    expect(parseState(FIGURES, { min: ["3", "4"], floor: undefined })).toEqual(DEFAULT_STATE);
  });
});

describe("stateQuery(state)", () => {
  it("is empty in the state that the page begins with, also where that is spelt out", () => {
    expect(stateQuery(DEFAULT_STATE)).toBe("");
    expect(stateQuery(parse("?min=1&plays-per-artist=log-more"))).toBe("");
  });

  it("restores every state exactly", () => {
    const views = FIGURES.flatMap(({ id, distribution }) => distribution?.views.map((view) => `${id}=${view}`) ?? []);
    const floor = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(floor, fc.option(floor), fc.subarray(views), (min, own, chosen) => {
        const state = parse([`min=${min}`, ...(own === null ? [] : [`floor=${own}`]), ...chosen].join("&"));
        expect(state).toMatchObject({ min, floor: own });
        expect(parse(stateQuery(state))).toEqual(state);
      }),
    );
  });
});

describe("stateParameters(figures)", () => {
  it("names the two floors and every figure with views, which the proxy then looks for", () => {
    expect(stateParameters(FIGURES)).toEqual([
      "min",
      "floor",
      "listeners-per-artist",
      "plays-per-artist",
      "average-plays-per-artist",
      "artists-per-listener",
      "plays-per-listener",
    ]);
  });
});

describe("figureQuery(figure, state)", () => {
  it("holds only what the figure depends on", () => {
    const state = parse("?min=10&floor=100&plays-per-artist=ccdf&listeners-per-artist=ccdf");
    expect(figureQuery(figureOf("plays-per-artist"), state)).toBe("?min=10&plays-per-artist=ccdf");
    expect(figureQuery(figureOf("highest-average-plays"), state)).toBe("?min=10&floor=100");
    expect(figureQuery(figureOf("co-listening"), state)).toBe("");
  });

  it("is empty exactly where the figure is in the state that a page begins with", () => {
    const state = parse("?floor=100&plays-per-artist=ccdf");
    for (const figure of FIGURES) {
      const { min, floor, view } = figureState(figure, state);
      const isDefault = min === 1 && floor === null && view === (figure.distribution?.defaultView ?? view);
      expect(figureQuery(figure, state) === "", figure.id).toBe(isDefault);
    }
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
