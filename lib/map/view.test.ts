import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAP_EXTENT } from "../site-data/map.ts";
import { allowed, MAX_ZOOM, panned, toMap, toScreen, WHOLE_MAP, zoomed } from "./view.ts";

const SIZE = { width: 390, height: 590 };
const views = fc
  .record({
    x: fc.double({ min: -5000, max: 9000, noNaN: true }),
    y: fc.double({ min: -5000, max: 9000, noNaN: true }),
    zoom: fc.double({ min: 0.1, max: 100, noNaN: true }),
  })
  .map(allowed);
const pixels = fc.record({ x: fc.integer({ min: 0, max: 390 }), y: fc.integer({ min: 0, max: 590 }) });

describe("allowed(view)", () => {
  it("keeps the zoom within its bounds and the map in sight", () => {
    fc.assert(
      fc.property(views, ({ x, y, zoom }) => {
        expect(zoom).toBeGreaterThanOrEqual(1);
        expect(zoom).toBeLessThanOrEqual(MAX_ZOOM);
        for (const value of [x, y]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(MAP_EXTENT);
        }
      }),
    );
  });

  it("leaves the whole map in the middle", () => {
    expect(allowed({ x: 0, y: 4000, zoom: 0.5 })).toEqual(WHOLE_MAP);
  });
});

describe("toMap(pixel, view, size)", () => {
  it("undoes toScreen", () => {
    fc.assert(
      fc.property(views, pixels, (view, pixel) => {
        const back = toScreen(toMap(pixel, view, SIZE), view, SIZE);
        expect(back.x).toBeCloseTo(pixel.x, 6);
        expect(back.y).toBeCloseTo(pixel.y, 6);
      }),
    );
  });
});

describe("zoomed(view, size, factor, around)", () => {
  it("keeps what lies below the pixel where it is, as long as the map's edge doesn't forbid it", () => {
    const view = { x: 2000, y: 2100, zoom: 4 };
    fc.assert(
      fc.property(pixels, fc.double({ min: 1, max: 3, noNaN: true }), (pixel, factor) => {
        const before = toMap(pixel, view, SIZE);
        const after = toMap(pixel, zoomed(view, SIZE, factor, pixel), SIZE);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }),
    );
  });
});

describe("panned(view, size, dx, dy)", () => {
  it("moves the map along with the pointer", () => {
    const view = { x: 2000, y: 2100, zoom: 4 };
    const point = { x: 2050, y: 2080 };
    const before = toScreen(point, view, SIZE);
    const after = toScreen(point, panned(view, SIZE, 12, -30), SIZE);
    expect(after.x).toBeCloseTo(before.x + 12, 6);
    expect(after.y).toBeCloseTo(before.y - 30, 6);
  });

  it("doesn't move a map that is seen as a whole", () => {
    expect(panned(WHOLE_MAP, SIZE, 100, 100)).toEqual(WHOLE_MAP);
  });
});
