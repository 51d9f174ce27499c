import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "./csr.fixture.ts";
import { binary, bm25, capShares, logPlays, tfIdf } from "./term-weights.ts";

const plays = fromDense([
  [3, 99, null, null],
  [1, null, null, null],
]);

describe("logPlays", () => {
  it("logPlays(plays) is ln(1 + plays)", () => {
    expect([...logPlays(plays)]).toEqual([Math.log(4), Math.log(100), Math.log(2)]);
  });
});

describe("binary", () => {
  it("binary(plays) is 1 for every stored entry", () => {
    expect([...binary(plays)]).toEqual([1, 1, 1]);
  });
});

describe("tfIdf", () => {
  it("tfIdf(plays) is √plays · ln(1 + artists / (1 + artists of the user))", () => {
    const expected = [Math.sqrt(3) * Math.log(1 + 4 / 3), Math.sqrt(99) * Math.log(1 + 4 / 3), Math.log(1 + 4 / 2)];
    [...tfIdf(plays)].forEach((weight, position) => {
      expect(weight).toBeCloseTo(expected[position] ?? Number.NaN, 12);
    });
  });
});

describe("bm25", () => {
  it("bm25(plays, { k1, b }) saturates with plays and counts an artist's own total against it", () => {
    // Artists' plays are 4, 99, 0, 0: on average 25.75.
    const weight = (count: number, total: number, artists: number) =>
      ((count * 3) / (2 * (0.25 + (0.75 * total) / 25.75) + count)) * Math.log(1 + 4 / (1 + artists));
    const expected = [weight(3, 4, 2), weight(99, 99, 2), weight(1, 4, 1)];
    [...bm25(plays, { k1: 2, b: 0.75 })].forEach((found, position) => {
      expect(found).toBeCloseTo(expected[position] ?? Number.NaN, 12);
    });
  });
});

describe("capShares", () => {
  it("capShares(…, maxShare) leaves no weight above its share of the artist's weights, and raises none", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.double({ min: 0.01, max: 1, noNaN: true }), (weights, maxShare) => {
        const totals = new Map<number, number>();
        weights.indices.forEach((artist, position) => {
          totals.set(artist, (totals.get(artist) ?? 0) + (weights.data[position] ?? 0));
        });
        const capped = weights.data.slice();
        capShares(weights, capped, maxShare);
        capped.forEach((weight, position) => {
          const bound = maxShare * (totals.get(weights.indices[position]) ?? 0);
          expect(weight).toBe(Math.min(weights.data[position], bound));
        });
      }),
    );
  });

  it("capShares(…, 1) changes nothing", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), (weights) => {
        const capped = weights.data.slice();
        capShares(weights, capped, 1);
        expect(capped).toEqual(weights.data);
      }),
    );
  });

  it("capShares(…, 0) says what is wrong", () => {
    expect(() => capShares(plays, plays.data, 0)).toThrow(
      new RangeError("maxShare is 0, expected a number above 0 and at most 1."),
    );
  });
});
