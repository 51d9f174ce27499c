import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceForOverlap, overlapArea, pairGeometry } from "./circle-overlap.ts";

const radius = fc.double({ min: 0.05, max: 500, noNaN: true });

describe("overlapArea", () => {
  it("overlapArea(1, 1, 1) is 2π/3 − √3/2", () => {
    expect(overlapArea(1, 1, 1)).toBeCloseTo((2 * Math.PI) / 3 - Math.sqrt(3) / 2, 12);
  });

  it("overlapArea(r1, r2, d) is 0 for circles apart and the smaller disc for one inside the other", () => {
    expect(overlapArea(2, 1, 3)).toBe(0);
    expect(overlapArea(2, 1, 0.5)).toBeCloseTo(Math.PI, 12);
    expect(overlapArea(1, 2, 1)).toBeCloseTo(Math.PI, 12);
  });

  it("overlapArea agrees with counting the points of a fine grid", () => {
    const [r1, r2, d] = [1.3, 0.8, 0.9];
    const step = 0.002;
    let hits = 0;
    for (let x = -r1; x < r1; x += step) {
      for (let y = -r1; y < r1; y += step) if (x * x + y * y < r1 * r1 && (x - d) ** 2 + y * y < r2 * r2) hits++;
    }
    expect(overlapArea(r1, r2, d)).toBeCloseTo(hits * step * step, 2);
  });
});

describe("distanceForOverlap", () => {
  it("distanceForOverlap(r1, r2, area) gives back that area", () => {
    fc.assert(
      fc.property(radius, radius, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (r1, r2, share) => {
        const smaller = Math.PI * Math.min(r1, r2) ** 2;
        const distance = distanceForOverlap(r1, r2, share * smaller);
        expect(overlapArea(r1, r2, distance) / smaller).toBeCloseTo(share, 6);
      }),
    );
  });

  it("distanceForOverlap makes circles touch for no area, and nest for the whole smaller disc", () => {
    expect(distanceForOverlap(3, 2, 0)).toBe(5);
    expect(distanceForOverlap(3, 2, 4 * Math.PI)).toBe(1);
    expect(distanceForOverlap(2, 2, 4 * Math.PI)).toBe(0);
  });
});

describe("pairGeometry", () => {
  it("pairGeometry keeps areas proportional to listeners and shared listeners", () => {
    const { left, right } = pairGeometry(900, 400, 100, 2);
    expect(left.r).toBe(60);
    expect(right.r).toBe(40);
    expect(overlapArea(left.r, right.r, right.cx - left.cx) / (Math.PI * left.r ** 2)).toBeCloseTo(100 / 900, 9);
  });

  it("pairGeometry keeps the left circle at the left edge, however large the right one", () => {
    expect(pairGeometry(1, 10_000, 1, 3).left.cx).toBe(3);
  });

  it("pairGeometry(a, b, 0) draws no lens", () => {
    expect(pairGeometry(5, 5, 0, 1).lens).toBeNull();
  });

  it("pairGeometry fills the whole smaller disc when all of its listeners are shared, whatever the scale", () => {
    const listeners = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(listeners, listeners, fc.double({ min: 0.5, max: 9, noNaN: true }), (a, b, scale) => {
        const { left, right, lens } = pairGeometry(a, b, Math.min(a, b), scale);
        const inner = a <= b ? left : right;
        const r = Number(inner.r.toFixed(2));
        expect(lens).toContain(`a${r} ${r} 0 1 1 `);
      }),
    );
  });

  it("pairGeometry stays inside its own box, with finite numbers", () => {
    const listeners = fc.integer({ min: 1, max: 400_000 });
    fc.assert(
      fc.property(listeners, listeners, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const { width, height, left, right, lens } = pairGeometry(a, b, Math.ceil(share * Math.min(a, b)), 0.5);
        for (const circle of [left, right]) {
          expect(circle.cx - circle.r).toBeGreaterThanOrEqual(-1e-9);
          expect(circle.cx + circle.r).toBeLessThanOrEqual(width + 1e-9);
          expect(2 * circle.r).toBeLessThanOrEqual(height + 1e-9);
        }
        expect(lens ?? "").not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});
