import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugToText } from "./slug-to-text.ts";

describe("slugToText", () => {
  it.each([
    ["sigur-ros", "sigur ros"],
    ["Bj%C3%B6rk", "bjork"],
    ["Bj%F6rk", "bj f6rk"],
    ["ac_dc", "ac dc"],
    ["%D0%BA%D0%B8%D0%BD%D0%BE", "кино"],
    ["..", ""],
    ["%2e%2e%2f", ""],
    ["a%2Fb", "a b"],
    ["%00", ""],
    ["-", ""],
  ])("slugToText(%j) is %j", (slug, text) => {
    expect(slugToText(slug)).toBe(text);
  });

  it("slugToText(anything) is short, can be encoded again, and stays as it is when it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (slug) => {
        const text = slugToText(slug);
        expect(text.length).toBeLessThan(400);
        expect(slugToText(encodeURIComponent(text)).startsWith(text.slice(0, 40))).toBe(true);
      }),
    );
  });
});
