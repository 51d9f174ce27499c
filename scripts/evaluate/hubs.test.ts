import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFrom } from "../../lib/kernel/neighbour-table.fixture.ts";
import { occurrencesOf, skewness } from "./hubs.ts";

describe("occurrencesOf(table, length)", () => {
  it("counts the lists whose first places name an artist, and those that name anyone", () => {
    const table = tableFrom([[1, 2], [2, 0], [1], []], 3);
    expect(occurrencesOf(table, 10)).toEqual({ counts: Uint32Array.of(1, 2, 2, 0), lists: 3 });
    expect(occurrencesOf(table, 1)).toEqual({ counts: Uint32Array.of(0, 2, 1, 0), lists: 3 });
  });
});

describe("skewness(values)", () => {
  it("is 0 for symmetric or equal values, and (1 − 2p) / √(p(1 − p)) if a share p is 1 and the rest 0", () => {
    expect(skewness([1, 2, 3])).toBe(0);
    expect(skewness([4, 4, 4])).toBe(0);
    expect(skewness([])).toBe(0);
    expect(skewness([1, 0, 0, 0, 0])).toBeCloseTo(0.6 / Math.sqrt(0.16), 12);
  });

  it("changes neither with the unit nor with the origin", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (values, by) => {
          expect(skewness(values.map((value) => by * value + 3))).toBeCloseTo(skewness(values), 9);
        },
      ),
    );
  });
});
