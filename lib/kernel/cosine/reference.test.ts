import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shrunkCosine } from "./reference.fixture.ts";

describe("shrunkCosine", () => {
  it("shrunkCosine of a vector with itself is exactly 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e18, noNaN: true }), (squaredNorm) => {
        expect(shrunkCosine(squaredNorm, squaredNorm, squaredNorm, 3, 0)).toBe(1);
      }),
    );
  });

  it("shrunkCosine of proportional vectors never exceeds 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (a, b) => {
          const cosine = shrunkCosine(a * b, a * a, b * b, 1, 0);
          expect(cosine).toBeLessThanOrEqual(1);
          expect(cosine).toBeGreaterThan(1 - 1e-15);
        },
      ),
    );
  });

  it("shrunkCosine(…, overlap, shrinkage) halves at overlap = shrinkage", () => {
    expect(shrunkCosine(4, 4, 4, 2, 2)).toBe(0.5);
  });

  it("shrunkCosine of a vector without length is 0", () => {
    expect(shrunkCosine(0, 0, 4, 2, 0)).toBe(0);
  });
});
