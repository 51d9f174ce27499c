import { describe, expect, it } from "vitest";
import { formatCompact, formatCount, formatPlural, formatShare, formatSimilarity } from "./format.ts";

const nbsp = "\u00a0";

describe("formatShare(share)", () => {
  it.each([
    [0, `0${nbsp}%`],
    [0.0004, `<${nbsp}0.1${nbsp}%`],
    [0.001, `0.1${nbsp}%`],
    [0.0949, `9.5${nbsp}%`],
    [0.0996, `10${nbsp}%`],
    [0.555, `56${nbsp}%`],
    [1, `100${nbsp}%`],
  ])("writes %d as %s", (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe("numbers for people", () => {
  it("formatCount(value) groups thousands and rounds", () => {
    expect(formatCount(1_234_567.5)).toBe("1,234,568");
  });

  it("formatCompact(value) keeps three significant digits", () => {
    expect([999, 1_234, 17_614, 2_393_140].map(formatCompact)).toEqual(["999", "1.23k", "17.6k", "2.39m"]);
  });

  it("formatSimilarity(similarity) shows two decimals", () => {
    expect([0, 0.4049, 1].map(formatSimilarity)).toEqual(["0.00", "0.40", "1.00"]);
  });

  it("formatPlural(count, singular) agrees with the count", () => {
    expect([0, 1, 2_000].map((count) => formatPlural(count, "listener"))).toEqual([
      "0 listeners",
      "1 listener",
      "2,000 listeners",
    ]);
  });
});
