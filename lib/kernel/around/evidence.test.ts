import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lift } from "./evidence.ts";

const count = fc.integer({ min: 1, max: 400_000 });

describe("lift(overlap, users, listeners, otherListeners)", () => {
  it("is overlap · users / (listeners · otherListeners)", () => {
    // Of 1,000 users 100 play one artist and 50 the other: chance brings 100 · 50 / 1,000 = 5 together.
    expect(lift(45, 1_000, 100, 50)).toBe(9);
    expect(lift(5, 1_000, 100, 50)).toBe(1);
    expect(lift(2, 1_000, 100, 50)).toBe(0.4);
  });

  it("is the same from both sides", () => {
    fc.assert(
      fc.property(count, count, count, count, (overlap, users, a, b) => {
        expect(lift(overlap, users, a, b)).toBe(lift(overlap, users, b, a));
      }),
    );
  });

  it("is 0, not NaN, for an artist without listeners", () => {
    expect(lift(0, 10, 0, 3)).toBe(0);
  });
});
