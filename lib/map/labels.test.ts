import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Label, labelScales, textWidth } from "./labels.ts";

const LEAST = 0.1;
const labels = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 4096 }),
    y: fc.integer({ min: 0, max: 4096 }),
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 10, max: 60 }),
  }),
  { maxLength: 60 },
);

const overlap = (one: Label, other: Label, scale: number) =>
  Math.abs(one.x - other.x) * scale < (one.width + other.width) / 2 - 1e-9 &&
  Math.abs(one.y - other.y) * scale < (one.height + other.height) / 2 - 1e-9;

describe("labelScales(labels, minScale)", () => {
  it("lets no two labels overlap that show at a scale", () => {
    fc.assert(
      fc.property(labels, fc.double({ min: LEAST, max: 5, noNaN: true }), (some, scale) => {
        const scales = labelScales(some, LEAST);
        const shown = some.filter((_, index) => (scales[index] ?? 0) <= scale);
        for (const [index, one] of shown.entries()) {
          for (const other of shown.slice(0, index)) expect(overlap(one, other, scale)).toBe(false);
        }
      }),
    );
  });

  it("shows the first from the start, and later ones as soon as those before leave room", () => {
    const at = (x: number) => ({ x, y: 0, width: 100, height: 20 });
    expect([...labelScales([at(0), at(500), at(2000)], LEAST)]).toEqual([LEAST, 0.2, LEAST]);
  });

  it("is not held up by a label that appears later itself", () => {
    const at = (x: number) => ({ x, y: 0, width: 100, height: 20 });
    // The second waits for the first until 1; by then the third, 300 from the second, has long had room.
    const [, second, third] = labelScales([at(0), at(100), at(400)], LEAST);
    expect(second).toBe(1);
    expect(third).toBe(0.25);
  });

  it("never shows two at one place, and none below its own smallest scale", () => {
    const label = { x: 5, y: 5, width: 10, height: 10 };
    expect([...labelScales([label, label], LEAST)]).toEqual([LEAST, Number.POSITIVE_INFINITY]);
    expect([...labelScales([{ ...label, from: 2 }], LEAST)]).toEqual([2]);
  });
});

describe("textWidth(text)", () => {
  it("takes narrow letters for narrow and kana for wide", () => {
    expect(textWidth("ill")).toBeLessThan(textWidth("mmm"));
    expect(textWidth("こん")).toBe(2);
  });
});
