import { describe, expect, it } from "vitest";
import { linearScale, linearTicks, logScale, slotPosition, slotTicks } from "./scales.ts";

const edges = [1, 2, 5, 10, 20, 50, 100];

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

describe("linearScale", () => {
  it("linearScale(max) puts 0 at the start and max at the end", () => {
    const { at, ticks } = linearScale(400);
    expect([at(0), at(100), at(400)]).toEqual([0, 0.25, 1]);
    expect(ticks.at(-1)).toEqual({ at: 1, label: "400" });
  });

  it("linearScale(0) puts everything at the start", () => {
    expect(linearScale(0).at(0)).toBe(0);
  });
});

describe("logScale", () => {
  it("logScale(min, max) begins and ends at 1, 2 or 5 times a power of ten", () => {
    const { at, valueAt, ticks } = logScale(1, 800);
    expect([at(1), at(1000), valueAt(0), valueAt(1)].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      0, 1, 1, 1000,
    ]);
    expect(at(10)).toBeCloseTo(1 / 3, 12);
    expect(ticks.map(({ label }) => label)).toEqual(["1", "10", "100", "1k"]);
    expect(logScale(3, 1_200).ticks.map(({ label }) => label)).toEqual(["10", "100", "1k"]);
    expect(logScale(3, 1_200).at(2)).toBeCloseTo(0, 12);
    expect(logScale(3, 1_200).at(2_000)).toBeCloseTo(1, 12);
  });

  it("logScale(min, max) has room where both are equal, and thins the labels of many decades", () => {
    expect(logScale(10, 10).ticks.map(({ label }) => label)).toEqual(["10", "20"]);
    expect(logScale(1, 1e9).ticks.length).toBeLessThanOrEqual(7);
  });

  it("logScale(min, max) takes exact powers below 1 for themselves", () => {
    expect(logScale(0.001, 1, String).ticks.map(({ label }) => label)).toEqual(["0.001", "0.01", "0.1", "1"]);
  });
});

describe("slotPosition", () => {
  it("slotPosition puts an edge on the boundary of its slot", () => {
    expect([1, 5, 100].map((value) => slotPosition(edges, value))).toEqual([0, 2 / 6, 1]);
  });

  it("slotPosition interpolates in logarithms", () => {
    expect(slotPosition(edges, Math.sqrt(10 * 20))).toBeCloseTo(3.5 / 6, 12);
  });

  it("slotPosition sends values outside the bins to the nearest end", () => {
    expect(slotPosition(edges, 0.2)).toBe(0);
    expect(slotPosition(edges, 1e9)).toBe(1);
  });
});

describe("slotTicks", () => {
  it("slotTicks labels powers of ten where there are three of them", () => {
    expect(slotTicks(edges)).toEqual([
      { at: 0, label: "1" },
      { at: 0.5, label: "10" },
      { at: 1, label: "100" },
    ]);
  });

  it("slotTicks adds 2 and 5 on a short axis, also between edges", () => {
    expect(slotTicks([1, 2, 5]).map(({ label }) => label)).toEqual(["1", "2", "5"]);
    expect(slotTicks([32, 46, 68, 100, 150, 220]).map(({ label }) => label)).toEqual(["50", "100", "200"]);
  });
});
