import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standings } from "./standings.ts";

describe("standings", () => {
  it("standings(values) ranks the largest first and lets ties share the better rank", () => {
    const { ranks, percentiles } = standings([5, 9, 5, 1]);
    expect([...ranks]).toEqual([2, 1, 2, 4]);
    expect([...percentiles]).toEqual([25, 75, 25, 0]);
  });

  it("standings(values) of equal values are all rank 1, percentile 0", () => {
    const { ranks, percentiles } = standings([4, 4, 4]);
    expect([...ranks]).toEqual([1, 1, 1]);
    expect([...percentiles]).toEqual([0, 0, 0]);
  });

  it("standings([]) are empty", () => {
    expect(standings([])).toEqual({ ranks: new Uint32Array(0), percentiles: new Float64Array(0) });
  });

  it("standings(values) count the larger and the smaller ones", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const { ranks, percentiles } = standings(values);
        values.forEach((value, position) => {
          expect(ranks[position]).toBe(1 + values.filter((other) => other > value).length);
          expect(percentiles[position]).toBe((100 * values.filter((other) => other < value).length) / values.length);
        });
      }),
    );
  });
});
