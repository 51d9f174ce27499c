import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { round } from "./round.ts";

describe("round(value, decimals)", () => {
  it("gives what toFixed gives", () => {
    const decimals = fc.constantFrom(2, 4, 6);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), decimals, (value, places) => {
        expect(round(value, places)).toBe(Number(value.toFixed(places)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives what toFixed gives for quotients of whole numbers, ties among them", () => {
    for (let divisor = 1; divisor <= 400; divisor++) {
      for (let dividend = 0; dividend <= divisor; dividend++) {
        for (const places of [2, 4]) {
          const value = dividend / divisor;
          if (round(value, places) !== Number(value.toFixed(places))) expect.fail(`${dividend}/${divisor}, ${places}`);
        }
      }
    }
  });
});
