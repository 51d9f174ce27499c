import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ArtistFile } from "./artist.ts";

describe("ArtistFile", () => {
  const { orders } = ArtistFile.entries;

  it("has orders that hold every place once", () => {
    expect(v.is(orders, { familiar: [3, 1, 2], adventurous: [1, 2, 3] })).toBe(true);
    expect(v.is(orders, { familiar: [], adventurous: [] })).toBe(true);
  });

  it.each([[[0, 1, 2]], [[1, 1, 3]], [[1, 2, 4]], [[1.5, 1]], [[2]]])("refuses %j for an order", (familiar) => {
    expect(v.is(orders, { familiar, adventurous: [] })).toBe(false);
  });
});
