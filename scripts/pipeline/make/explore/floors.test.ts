import { describe, expect, it } from "vitest";
import { floorsOf } from "./floors.ts";

/** Audiences of 200 artists, falling from 4,000. */
const listeners = Array.from({ length: 200 }, (_, artist) => Math.round(4000 / (artist + 1)));

describe("floorsOf(listeners, users, publishFloor)", () => {
  it("goes up in half decades while fifty artists are left", () => {
    expect(floorsOf(listeners, 6_000, 1).floors).toEqual([1, 3, 10, 30]);
    expect(listeners.filter((count) => count >= 30).length).toBeGreaterThanOrEqual(50);
    expect(listeners.filter((count) => count >= 100).length).toBeLessThan(50);
  });

  it("has the floor for a page among its choices", () => {
    expect(floorsOf(listeners, 6_000, 7)).toMatchObject({ floors: [1, 3, 7, 10, 30], publishFloor: 7 });
  });

  it("starts a ranking by average at the choice nearest to one listener in 200, at three at least", () => {
    expect(floorsOf(listeners, 6_000, 1).averageFloor).toBe(30);
    expect(floorsOf(listeners, 2_200, 1).averageFloor).toBe(10);
    expect(floorsOf(listeners, 1_892, 1).averageFloor).toBe(10);
    expect(floorsOf(listeners, 10, 1).averageFloor).toBe(3);
  });

  it("has one choice if there are few artists", () => {
    expect(floorsOf([2, 1], 3, 1)).toEqual({ floors: [1], averageFloor: 1, publishFloor: 1 });
  });
});
