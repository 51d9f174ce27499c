import { describe, expect, it } from "vitest";
import { binLabel, formatDecimal, percentLabel } from "./words.ts";

describe("binLabel", () => {
  it("binLabel names a bin of whole numbers by its first and last value", () => {
    expect(binLabel({ from: 1, to: 2 }, false, "whole")).toBe("1");
    expect(binLabel({ from: 1.5, to: 2.2 }, false, "whole")).toBe("2");
    expect(binLabel({ from: 1000, to: 2000 }, false, "whole")).toBe("1,000–1,999");
  });

  it("binLabel counts the end of the last bin in", () => {
    expect(binLabel({ from: 500, to: 1000 }, true, "whole")).toBe("500–1,000");
    expect(binLabel({ from: 20, to: 50 }, true, "fractional")).toBe("20 to 50");
  });

  it("binLabel names a bin of fractions by its edges, and one that holds no whole number none", () => {
    expect(binLabel({ from: 0.5, to: 1 }, false, "fractional")).toBe("0.5 to below 1");
    expect(binLabel({ from: 1.2, to: 1.5 }, false, "whole")).toBe("none");
  });
});

it("formatDecimal keeps digits below 10 only; percentLabel keeps small shares", () => {
  expect([1.234, 9.5, 12.34, 5000].map(formatDecimal)).toEqual(["1.23", "9.5", "12", "5,000"]);
  expect([1, 0.01, 0.0001].map(percentLabel)).toEqual(["100%", "1%", "0.01%"]);
});
