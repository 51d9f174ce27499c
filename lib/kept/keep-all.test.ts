import { describe, expect, test } from "vitest";
import { keepAll } from "./keep-all.ts";
import { KEPT_MAX } from "./kept-max.ts";

const artist = (slug: string) => ({ slug, name: slug.toUpperCase() });

describe("keepAll", () => {
  test("adds new artists in front, in their order, and leaves the kept and the hidden as they are", () => {
    const kept = { version: 1 as const, favourites: [artist("a"), artist("b")], hidden: [artist("c")] };
    const { next, ...counts } = keepAll(kept, ["d", "b", "c", "e"].map(artist));
    expect(next.favourites.map(({ slug }) => slug)).toEqual(["d", "e", "a", "b"]);
    expect(next.hidden).toEqual(kept.hidden);
    expect(counts).toEqual({ added: 2, known: 1, hidden: 1, left: 0 });
  });

  test("drops none of the kept when the list is full", () => {
    const favourites = Array.from({ length: KEPT_MAX - 1 }, (_, at) => artist(`old-${at}`));
    const { next, ...counts } = keepAll({ version: 1, favourites, hidden: [] }, ["x", "y"].map(artist));
    expect(next.favourites).toHaveLength(KEPT_MAX);
    expect(next.favourites.slice(1)).toEqual(favourites);
    expect(counts).toEqual({ added: 1, known: 0, hidden: 0, left: 1 });
  });
});
