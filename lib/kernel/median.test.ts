import { describe, expect, it } from "vitest";
import { median } from "./median.ts";

describe("median", () => {
  it("median(values) is the middle one, or the mean of the middle two", () => {
    expect(median([9])).toBe(9);
    expect(median([30, 1, 2])).toBe(2);
    expect(median(Uint32Array.of(10, 1, 9, 2))).toBe(5.5);
  });

  it("median(values) sorts by number, not by text, and leaves the values as they are", () => {
    const values = Float64Array.of(100, 20, 3);
    expect(median(values)).toBe(20);
    expect([...values]).toEqual([100, 20, 3]);
  });

  it("median([]) says that there is none", () => {
    expect(() => median([])).toThrow(
      new RangeError("The median of 0 values is not defined, expected at least 1 value."),
    );
  });
});
