import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug } from "../../../lib/primitives/slug.ts";
import { assignSlugs, baseSlug, formerSlugs } from "./slugs.ts";

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
    ["宇多田ヒカル", "utada-hikaru"],
    ["椎名林檎", "shiina-ringo"],
    ["モーニング娘。", "morning-musume"],
    ["コブクロ", "kobukuro"],
    ["山田ヒカル", "u-5c71-7530-hikaru"],
    ["周杰倫", "zhoujielun"],
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

  it("leaves the slug of a name in Latin letters to it, however well known one is that is read like it", () => {
    const [read, written] = assignSlugs(["嵐", "Arashi"]);
    expect(written).toBe("arashi");
    expect(read).toMatch(/^arashi-[0-9a-f]{6}$/);
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

describe("formerSlugs(names, slugs)", () => {
  const formerOf = (names: string[]) => Object.fromEntries(formerSlugs(names, assignSlugs(names)));

  it("leads from the Chinese reading and from the kana rules to today's slug", () => {
    expect(formerOf(["Radiohead", "宇多田ヒカル", "くるり", "山田ヒカル"])).toEqual({
      yuduotianhikaru: "utada-hikaru",
      "u-5b87-591a-7530-hikaru": "utada-hikaru",
      kururi: "quruli",
      shantianhikaru: "u-5c71-7530-hikaru",
    });
  });

  it("leads from the hash that a name carried beside another one", () => {
    const names = ["Lan", "嵐"];
    const [former, ...others] = Object.entries(formerOf(names));
    expect(former?.[0]).toMatch(/^lan-[0-9a-f]{6}$/);
    expect(former?.[1]).toBe("arashi");
    expect(others).toEqual([]);
  });

  it("has no slug that is an artist's today, and only leads to slugs that are", () => {
    expect(Object.keys(formerOf(["嵐", "Lan"]))).not.toContain("lan");
    const signs = fc.constantFrom(..."嵐山ひかキッ日本aL ");
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: signs, minLength: 1, maxLength: 3 }), { maxLength: 40 }),
        (names) => {
          const slugs = assignSlugs(names);
          for (const [former, today] of formerSlugs(names, slugs)) {
            expect(isSlug(former)).toBe(true);
            expect(slugs).toContain(today);
            expect(slugs).not.toContain(former);
          }
        },
      ),
    );
  });
});
