import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug } from "../../../lib/primitives/slug.ts";
import { assignSlugs, baseSlug } from "./slugs.ts";

describe("baseSlug(name)", () => {
  it.each([
    ["Radiohead", "radiohead"],
    ["Björk", "bjork"],
    ["Sigur Rós", "sigur-ros"],
    ["Motörhead", "motorhead"],
    ["AC/DC", "ac-dc"],
    ["Guns N' Roses", "guns-n-roses"],
    ['"Weird Al" Yankovic', "weird-al-yankovic"],
    ["Кино", "kino"],
    ["!!!", "u-21-21-21"],
    ["311", "311"],
    ["__proto__", "proto"],
    ["../../etc/passwd", "etc-passwd"],
    ["index", "index"],
    ["CON", "con-1143da"],
    ["lpt9", "lpt9-06f4d3"],
    ["Con Artists", "con-artists"],
    ["…And You Will Know Us by the Trail of Dead", "and-you-will-know-us-by-the-trail-of-dead"],
  ])("turns %s into %s", (name, slug) => {
    expect(baseSlug(name)).toBe(slug);
  });

  it("gives a valid slug to any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), (name) => isSlug(baseSlug(name))),
      { numRuns: 500 },
    );
  });
});

describe("assignSlugs(names)", () => {
  it("gives the plain slug to the first of several names with the same one", () => {
    const [first, second, third] = assignSlugs(["Björk", "Bjork", "BJÔRK"]);
    expect(first).toBe("bjork");
    expect(second).toMatch(/^bjork-[0-9a-f]{6}$/);
    expect(third).toMatch(/^bjork-[0-9a-f]{6}$/);
    expect(third).not.toBe(second);
  });

  it("keeps a later name's slug when another rival appears before it", () => {
    const [, before] = assignSlugs(["Björk", "Bjork"]);
    const [, , after] = assignSlugs(["Björk", "Bjørk", "Bjork"]);
    expect(after).toBe(before);
  });

  it("never gives two names the same valid slug", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 })), (names) => {
        const slugs = assignSlugs(names);
        expect(new Set(slugs).size).toBe(names.length);
        expect(slugs.every(isSlug)).toBe(true);
      }),
    );
  });
});
