import { describe, expect, it } from "vitest";
import { edgeTicks, linearTicks, slotPosition } from "./ticks.ts";

const bins = [
  { from: 1, to: 2 },
  { from: 2, to: 5 },
  { from: 5, to: 10 },
  { from: 10, to: 20 },
  { from: 20, to: 50 },
  { from: 50, to: 100 },
];

describe("linearTicks", () => {
  it("linearTicks(max, most) steps by 1, 2 or 5 times a power of ten and stays at or below max", () => {
    expect(linearTicks(611, 4)).toEqual([0, 200, 400, 600]);
    expect(linearTicks(10_977, 5)).toEqual([0, 5000, 10_000]);
    expect(linearTicks(2, 4)).toEqual([0, 1, 2]);
    expect(linearTicks(1, 4)).toEqual([0, 1]);
  });

  it("linearTicks(max, most) keeps a tick that equals max", () => {
    expect(linearTicks(30, 3)).toEqual([0, 10, 20, 30]);
  });

  it("linearTicks(0, most) is the origin alone", () => {
    expect(linearTicks(0, 4)).toEqual([0]);
  });
});

describe("slotPosition", () => {
  it("slotPosition puts an edge on the boundary of its slot", () => {
    expect(slotPosition(bins, 1)).toBe(0);
    expect(slotPosition(bins, 5)).toBe(2);
    expect(slotPosition(bins, 100)).toBe(6);
  });

  it("slotPosition interpolates in logarithms", () => {
    expect(slotPosition(bins, Math.sqrt(10 * 20))).toBeCloseTo(3.5, 12);
  });

  it("slotPosition sends values outside the bins to the nearest end", () => {
    expect(slotPosition(bins, 0.2)).toBe(0);
    expect(slotPosition(bins, 1e9)).toBe(6);
  });
});

describe("edgeTicks", () => {
  it("edgeTicks labels powers of ten where there are three of them", () => {
    expect(edgeTicks(bins)).toEqual([
      { at: 0, value: 1 },
      { at: 3, value: 10 },
      { at: 6, value: 100 },
    ]);
  });

  it("edgeTicks labels every edge of a short axis, and none of an empty one", () => {
    expect(edgeTicks(bins.slice(0, 2)).map(({ value }) => value)).toEqual([1, 2, 5]);
    expect(edgeTicks([])).toEqual([]);
  });
});
