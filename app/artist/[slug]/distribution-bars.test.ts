import { describe, expect, it } from "vitest";
import { barsPath, slotOf } from "./distribution-bars.ts";

const bins = [
  { from: 1, to: 2 },
  { from: 2, to: 5 },
  { from: 5, to: 10 },
];

describe("slotOf(bins, value)", () => {
  it("finds the half-open bin, the last one for its own end", () => {
    expect([1, 1.99, 2, 5, 9, 10].map((value) => slotOf(bins, value))).toEqual([0, 0, 1, 2, 2, 2]);
  });

  it("takes the nearest bin for a value outside", () => {
    expect([0.5, 10.01].map((value) => slotOf(bins, value))).toEqual([0, 2]);
  });
});

describe("barsPath(counts, height, isDrawn)", () => {
  it("draws the fullest bin at full height and others to scale", () => {
    expect(barsPath([4, 2], 100, () => true)).toBe("M0.05 100v-100h0.9V100zM1.05 100v-50h0.9V100z");
  });

  it("keeps a single artist among thousands in sight, and draws nothing for an empty bin", () => {
    expect(barsPath([5000, 1, 0], 100, (bin) => bin > 0)).toBe("M1.05 100v-5h0.9V100z");
  });
});
