import { describe, expect, it } from "vitest";
import { linkBreadth, radiiOf } from "./sizes.ts";

describe("radiiOf(listeners)", () => {
  it("makes areas as the audiences, the largest circle always of one size", () => {
    expect(radiiOf([400, 100, 25])).toEqual([44, 22, 11]);
    expect(radiiOf([4, 1])).toEqual([44, 22]);
  });

  it("keeps the smallest in sight", () => {
    expect(radiiOf([100_000, 1])).toEqual([44, 4]);
  });
});

describe("linkBreadth(similarity)", () => {
  it("is in proportion, and never nothing", () => {
    expect(linkBreadth(0.5)).toBe(2 * linkBreadth(0.25));
    expect(linkBreadth(0)).toBeGreaterThan(0);
  });
});
