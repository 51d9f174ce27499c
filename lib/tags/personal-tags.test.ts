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

describe("impersonalParts(text)", () => {
  it.each([
    ["80s i like", ["80s"]],
    ["good christian rap", ["christian rap", "christian", "rap"]],
    ["seen live", []],
    ["dance-around-your-room song", ["dance around", "room song", "dance", "around", "room"]],
  ])("of %j are %j", (text, parts) => {
    expect([...impersonalParts(text)]).toEqual(parts);
  });
});

describe("isPraise(spelling)", () => {
  it("tells praise from sound", () => {
    expect([isPraise("beautiful"), isPraise("ambient")]).toEqual([true, false]);
  });
});
