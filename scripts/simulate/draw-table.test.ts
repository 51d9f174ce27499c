import { describe, expect, it } from "vitest";
import { randomStream } from "../random/random-stream.ts";
import { draw, drawTable } from "./draw-table.ts";

describe("draw", () => {
  it("draw(table, random) gives the item whose share of the weights random falls into", () => {
    const table = drawTable([7, 8, 9], [1, 2, 1]);
    const at = (position: number) => draw(table, () => position);
    expect([0, 0.249, 0.25, 0.749, 0.75, 0.999].map(at)).toEqual([7, 7, 8, 8, 9, 9]);
  });

  it("draw(table, random) never gives an item of weight 0", () => {
    const random = randomStream(1, "draw");
    const table = drawTable([0, 1, 2, 3], [0, 1, 0, 0]);
    expect(new Set(Array.from({ length: 1000 }, () => draw(table, random)))).toEqual(new Set([1]));
  });

  it("draw(table, random) throws if there is no weight", () => {
    expect(() => draw(drawTable([1], [0]), () => 0.5)).toThrow("drew from a table without any weight");
  });
});
