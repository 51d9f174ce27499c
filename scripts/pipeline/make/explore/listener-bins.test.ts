import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIN_GROUP_LISTENERS } from "../../../../lib/primitives/privacy.ts";
import { listenerBins } from "./listener-bins.ts";

const same = (count: number, value: number) => Array.from({ length: count }, () => value);

/** Totals of few and of many listeners: alike, skewed, far apart, tied. */
const totals = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 }),
  fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { maxLength: 60 }),
  fc.array(fc.constantFrom(1, 2, 49, 50, 999, 1000, 1001, 10 ** 7), { maxLength: 40 }),
  fc.array(
    fc.double({ min: 0, max: 7, noNaN: true }).map((power) => Math.ceil(10 ** power)),
    { maxLength: 200 },
  ),
);
const digits = fc.constantFrom(null, 1, 2);

describe("listenerBins(totals, digits)", () => {
  it.each([0, 1, 3, 4])("has no bins of %d listeners", (count) => {
    expect(listenerBins(same(count, 7), null)).toEqual([]);
  });

  it("has one of five and of six", () => {
    expect(listenerBins([1, 2, 3, 4, 5], null)).toEqual([{ from: 1, to: null, listeners: 5 }]);
    expect(listenerBins([3, 30, 300, 3000, 30_000, 300_000], null)).toEqual([{ from: 1, to: null, listeners: 6 }]);
  });

  it("is exact if enough have the same total", () => {
    expect(listenerBins([...same(7, 49), ...same(9, 50)], null)).toEqual([
      { from: 49, to: 50, listeners: 7 },
      { from: 50, to: 51, listeners: 9 },
    ]);
    expect(listenerBins(same(5, 50), null)).toEqual([{ from: 50, to: 51, listeners: 5 }]);
  });

  it("reveals no more about one heavy or one light listener than that they are among five", () => {
    expect(listenerBins([...same(9, 10), 1_000_000], null)).toEqual([{ from: 10, to: null, listeners: 10 }]);
    expect(listenerBins([2, ...same(9, 1000)], null)).toEqual([{ from: 1, to: 1001, listeners: 10 }]);
  });

  it("keeps the roundest edges that it may", () => {
    const bins = listenerBins([...same(5, 2), ...same(3, 18), ...same(3, 19), ...same(3, 20), ...same(3, 21)], null);
    expect(bins).toEqual([
      { from: 2, to: 3, listeners: 5 },
      { from: 18, to: 20, listeners: 6 },
      { from: 20, to: null, listeners: 6 },
    ]);
  });

  it("gives edges no more digits than asked for", () => {
    const bins = listenerBins([...same(6, 1234), ...same(6, 1299), ...same(6, 98_765)], 2);
    expect(bins).toEqual([
      { from: 1200, to: 1300, listeners: 12 },
      { from: 98_000, to: 99_000, listeners: 6 },
    ]);
  });

  it("never has a bin of fewer than five listeners", () => {
    fc.assert(
      fc.property(totals, digits, (values, most) =>
        listenerBins(values, most).every(({ listeners }) => listeners >= MIN_GROUP_LISTENERS),
      ),
    );
  });

  it("counts every listener in the one bin that holds their total", () => {
    fc.assert(
      fc.property(totals, digits, (values, most) => {
        const bins = listenerBins(values, most);
        const counts = bins.map(
          ({ from, to }) => values.filter((value) => value >= from && (to === null || value < to)).length,
        );
        expect(counts).toEqual(bins.map(({ listeners }) => listeners));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
          values.length < MIN_GROUP_LISTENERS ? 0 : values.length,
        );
        for (const [index, { from, to }] of bins.entries()) {
          expect(to === null ? index : from).toBeLessThan(to ?? bins.length);
          expect(from).toBeGreaterThanOrEqual(bins[index - 1]?.to ?? 1);
        }
      }),
    );
  });

  it("does not change when the heaviest of a last bin without an end gets heavier, nor the lightest lighter", () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: 2, max: 1000 }), (values, factor) => {
        const bins = listenerBins(values, null);
        const [lightest = 1, ...others] = [...values].sort((a, b) => a - b);
        const heaviest = others.at(-1) ?? lightest;
        const isTold = (value: number) => values.filter((one) => one === value).length >= MIN_GROUP_LISTENERS;
        if (bins.length > 0 && !isTold(heaviest)) expect(bins.at(-1)?.to).toBeNull();
        if (bins.length > 0 && !isTold(lightest)) expect(bins[0]?.from).toBe(1);
        if (others.length > 0 && !isTold(heaviest) && others.filter((one) => one === heaviest).length === 1) {
          expect(
            listenerBins([lightest, ...others.slice(0, -1), heaviest * factor], null).at(-1)?.to ?? null,
          ).toBeNull();
        }
      }),
    );
  });
});
