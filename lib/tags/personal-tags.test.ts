import { describe, expect, it } from "vitest";
import { impersonalParts, isPersonal, isPraise } from "./personal-tags.ts";

describe("isPersonal(spelling)", () => {
  it.each([
    ["seen live"],
    ["favourites"],
    ["favorite songs"],
    ["albums i own"],
    ["my music"],
    ["love"],
    ["awesome"],
    ["check out"],
    ["wishlist"],
    ["makes me cry"],
    ["awesome-ness"],
  ])("holds for %j", (spelling) => {
    expect(isPersonal(spelling)).toBe(true);
  });

  it.each([
    ["female vocalists"],
    ["love songs"],
    ["melancholy"],
    ["live electronics"],
    ["new wave"],
    ["old school"],
    ["not emo"],
  ])("does not hold for %j", (spelling) => {
    expect(isPersonal(spelling)).toBe(false);
  });
});

describe("impersonalParts(spelling)", () => {
  it.each([
    ["80s i like", ["80s"]],
    ["good christian rap", ["christian rap", "rap"]],
    ["i am canadian", ["canadian"]],
    ["seen live", []],
    ["post-rock", []],
  ])("of %j are %j", (spelling, parts) => {
    expect([...impersonalParts(spelling)]).toEqual(parts);
  });
});

describe("isPraise(spelling)", () => {
  it("tells praise from sound", () => {
    expect([isPraise("beautiful"), isPraise("ambient")]).toEqual([true, false]);
  });
});
