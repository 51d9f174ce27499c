import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnder, overlaps, placeLabels } from "./place-labels.ts";

const SIZE = { width: 400, height: 300 };
const label = (x: number, y: number, group = 0) => ({ x, y, width: 80, height: 30, group });
/** A square of dots, 5 px apart. */
const square = (left: number, top: number, side: number, group = 0) =>
  Array.from({ length: side * side }, (_, at) => ({
    x: left + 5 * (at % side),
    y: top + 5 * Math.floor(at / side),
    group,
  }));

describe("placeLabels(labels, dots, size)", () => {
  it("keeps labels apart and inside the drawing, wherever they are wanted", () => {
    const place = fc.record({ x: fc.integer({ min: -50, max: 450 }), y: fc.integer({ min: -50, max: 350 }) });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 12 }),
        fc.array(place, { maxLength: 60 }),
        (wanted, dots) => {
          const labels = wanted.map(({ x, y }, group) => label(x, y, group));
          const placed = placeLabels(
            labels,
            dots.map((dot, index) => ({ ...dot, group: index % labels.length })),
            SIZE,
          ).map((point) => {
            if (point === null) throw new Error("no room for a label");
            return { ...point, width: 80, height: 30 };
          });
          for (const [index, one] of placed.entries()) {
            expect(one.x - 40).toBeGreaterThanOrEqual(0);
            expect(one.x + 40).toBeLessThanOrEqual(SIZE.width);
            expect(one.y - 15).toBeGreaterThanOrEqual(0);
            expect(one.y + 15).toBeLessThanOrEqual(SIZE.height);
            for (const other of placed.slice(0, index)) expect(overlaps(one, other)).toBe(false);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("moves a label off dots to free space nearby, and keeps it where there are none", () => {
    const [free] = placeLabels([label(200, 150)], [], SIZE);
    expect(free).toEqual({ x: 200, y: 150 });
    const dots = square(170, 120, 12);
    const [moved] = placeLabels([label(200, 150)], dots, SIZE);
    const box = { ...(moved ?? { x: 0, y: 0 }), width: 80, height: 30 };
    expect(dots.filter((dot) => isUnder({ ...dot, radius: 0.5 }, box))).toHaveLength(0);
    expect(Math.hypot(box.x - 200, box.y - 150)).toBeLessThan(110);
  });

  it("covers its own dots rather than others', and no reserved place", () => {
    const dots = [...square(0, 0, 40, 0), ...square(200, 0, 40, 1)];
    const [moved] = placeLabels([label(200, 150, 0)], dots, { width: 400, height: 200 });
    expect(moved?.x).toBeLessThan(200);
    const reserved = { x: 200, y: 150, width: 100, height: 100 };
    const [aside] = placeLabels([label(200, 150)], [], SIZE, [reserved]);
    expect(overlaps({ ...(aside ?? { x: 200, y: 150 }), width: 80, height: 30 }, reserved)).toBe(false);
  });

  it("gives null to a label without room", () => {
    const small = { width: 90, height: 40 };
    expect(placeLabels([label(40, 20), label(40, 20)], [], small).map((place) => place === null)).toEqual([
      false,
      true,
    ]);
  });
});
