import { describe, expect, it } from "vitest";
import { parsePageNumber } from "./page-number.ts";

describe("parsePageNumber", () => {
  it("parsePageNumber(text) reads whole numbers from 1", () => {
    expect(parsePageNumber("1")).toBe(1);
    expect(parsePageNumber("2903")).toBe(2903);
  });

  it("parsePageNumber(text) is null for every other spelling, so that each page has one URL", () => {
    for (const text of ["0", "01", "-1", "+1", "1.0", "1e3", " 1", "", "../1", "9999999"]) {
      expect(parsePageNumber(text)).toBeNull();
    }
  });
});
