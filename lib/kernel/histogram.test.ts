import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logBins } from "./histogram.ts";

const edges = (values: number[], binsPerDecade: number) => {
  const bins = logBins(values, { binsPerDecade });
  return [...bins.map(({ from }) => from), bins.at(-1)?.to];
};

describe("logBins", () => {
  it("logBins(values, 3) cuts at 1, 2, 5, 10 and puts a value on an edge into the bin that starts there", () => {
    expect(logBins([1, 2, 4, 5, 9, 10, 19], { binsPerDecade: 3 })).toEqual([
      { from: 1, to: 2, count: 1 },
      { from: 2, to: 5, count: 2 },
      { from: 5, to: 10, count: 2 },
      { from: 10, to: 20, count: 2 },
    ]);
  });

  it("logBins(values) lets the last bin hold its own end", () => {
    expect(logBins([3, 10], { binsPerDecade: 3 })).toEqual([
      { from: 2, to: 5, count: 1 },
      { from: 5, to: 10, count: 1 },
    ]);
  });

  it("logBins(values) of one value, on an edge or off it, is one bin", () => {
    expect(logBins([10, 10], { binsPerDecade: 3 })).toEqual([{ from: 10, to: 20, count: 2 }]);
    expect(logBins([7], { binsPerDecade: 3 })).toEqual([{ from: 5, to: 10, count: 1 }]);
  });

  it("logBins(values) has decimal edges below 1 and over many decades exactly", () => {
    expect(edges([0.01, 1], 3)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(edges([1e21, 1e23], 1)).toEqual([1e21, 1e22, 1e23]);
  });

  it("logBins(values, binsPerDecade) takes as many digits as keep the edges apart", () => {
    expect(edges([1, 10], 1)).toEqual([1, 10]);
    expect(edges([1, 10], 5)).toEqual([1, 2, 3, 4, 6, 10]);
    expect(edges([1, 10], 6)).toEqual([1, 1.5, 2.2, 3.2, 4.6, 6.8, 10]);
    expect(edges([1, 10], 10)).toEqual([1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 7.9, 10]);
  });

  it("logBins(values) counts every value once, in the bin that holds it, without gaps or empty ends", () => {
    const value = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), (values, binsPerDecade) => {
        const bins = logBins(values, { binsPerDecade });
        bins.forEach(({ from, to, count }, index) => {
          const isLast = index === bins.length - 1;
          expect(to).toBe(bins[index + 1]?.from ?? to);
          expect(from).toBeLessThan(to);
          expect(count).toBe(values.filter((v) => v >= from && (v < to || (isLast && v === to))).length);
        });
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(bins.at(0)?.count).toBeGreaterThan(0);
        expect(bins.at(-1)?.count).toBeGreaterThan(0);
      }),
    );
  });

  it("logBins([]) has no bins", () => {
    expect(logBins([], { binsPerDecade: 3 })).toEqual([]);
  });

  it.each([
    [[1, 0], 3, "Value 1 is 0, expected a positive finite number."],
    [[Number.NaN], 3, "Value 0 is NaN, expected a positive finite number."],
    [[1], 0, "binsPerDecade is 0, expected an integer from 1 to 100."],
  ])("logBins(%o, %i) says what is wrong", (values, binsPerDecade, message) => {
    expect(() => logBins(values, { binsPerDecade })).toThrow(new RangeError(message));
  });
});
