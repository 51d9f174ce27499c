import { describe, expect, it } from "vitest";
import {
  formatCompact,
  formatCount,
  formatLift,
  formatList,
  formatOrdinal,
  formatPlural,
  formatShare,
  formatShareAtLeast,
  formatSimilarity,
  possessiveEnding,
} from "./format.ts";

describe("formatShareAtLeast(share)", () => {
  it("never rounds up", () => {
    expect([0.99979, 0.5, 0.0512, 0].map(formatShareAtLeast)).toEqual(["99.9%", "50%", "5.1%", "0%"]);
  });
});

describe("formatShare(share)", () => {
  it.each([
    [0, "0%"],
    [0.0004, "<0.1%"],
    [0.001, "0.1%"],
    [0.0949, "9.5%"],
    [0.0996, "10%"],
    [0.555, "56%"],
    [1, "100%"],
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

describe("formatLift(lift)", () => {
  it.each([
    [0, "0× chance"],
    [0.04, "<0.1× chance"],
    [0.7, "0.7× chance"],
    [0.97, "1× chance"],
    [1.04, "1× chance"],
    [1.94, "1.9× chance"],
    [2, "2× chance"],
    [2.44, "2.4× chance"],
    [8.97, "9× chance"],
    [9.96, "10× chance"],
    [1234.5, "1,235× chance"],
  ])("writes %d as %s", (lift, text) => {
    expect(formatLift(lift)).toBe(text);
  });
});

describe("words around names and places", () => {
  it.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [50, "50th"],
  ])("formatOrdinal(%d) is %s", (value, text) => {
    expect(formatOrdinal(value)).toBe(text);
  });

  it("possessiveEnding(name) adds no second s", () => {
    expect(possessiveEnding("Daft Punk")).toBe("’s");
    expect(possessiveEnding("The Doors")).toBe("’");
    expect(possessiveEnding("ABS")).toBe("’");
  });
});

describe("formatList(names)", () => {
  it.each([
    [[], ""],
    [["Muse"], "Muse"],
    [["Muse", "Air"], "Muse & Air"],
    [["Muse", "Air", "Beck"], "Muse, Air & Beck"],
  ])("writes %j as %s", (names, text) => {
    expect(formatList(names)).toBe(text);
  });
});
