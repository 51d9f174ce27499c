import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithSource } from "./fold.ts";

const TYPED_ALIKE: [name: string, folded: string][] = [
  ["Beyoncé", "beyonce"],
  ["Björk", "bjork"],
  ["Sigur Rós", "sigur ros"],
  ["Motörhead", "motorhead"],
  ["Mötley Crüe", "motley crue"],
  ["MØ", "mo"],
  ["Røyksopp", "royksopp"],
  ["Die Ärzte", "die arzte"],
  ["Große Freiheit", "grosse freiheit"],
  ["GROẞE", "grosse"],
  ["Ægir Œuvre", "aegir oeuvre"],
  ["Łona", "lona"],
  ["Þeyr", "theyr"],
  ["Đorđe Balašević", "dorde balasevic"],
  ["Işın İmre", "isin imre"],
  ["ＭＵＣＣ", "mucc"],
  ["AC/DC", "ac dc"],
  ["Guns N' Roses", "guns n roses"],
  ["Guns N’ Roses", "guns n roses"],
  ["Rock'n'Roll", "rock n roll"],
  ["D'Angelo", "dangelo"],
  ["Destiny's Child", "destinys child"],
  ["R.E.M.", "rem"],
  ["N.E.R.D", "nerd"],
  ["J.J. Cale", "jj cale"],
  ["Mr. Oizo", "mr oizo"],
  ["will.i.am", "will i am"],
  ["Simon & Garfunkel", "simon and garfunkel"],
  ["Florence + the Machine", "florence and the machine"],
  ["+44", "44"],
  ["P!nk", "pink"],
  ["Godspeed You! Black Emperor", "godspeed you black emperor"],
  ["Ke$ha", "kesha"],
  ["A$AP Rocky", "asap rocky"],
  ["Joey Bada$$", "joey badass"],
  ["$uicideboy$", "suicideboys"],
  ['"Weird Al" Yankovic', "weird al yankovic"],
  ["blink-182", "blink 182"],
  ["Sunn O)))", "sunn o"],
  ["!!!", "!!!"],
  ["†‡†", "†‡†"],
  ["+/-", "+/-"],
  ["&", "&"],
  ["Кино", "кино"],
  ["Артём Пивоваров", "артем пивоваров"],
  ["Чайковский", "чайковский"],
  ["Βασίλης", "βασιλησ"],
  ["宇多田ヒカル", "宇多田ヒカル"],
  ["ガガガSP", "ガガガsp"],
  ["ｶﾞｶﾞｶﾞSP", "ガガガsp"],
  ["소녀시대", "소녀시대"],
  ["คาราบาว", "คาราบาว"],
  ["فيروز", "فيروز"],
  ["  two   blanks ", "two blanks"],
  ["", ""],
];

describe("fold", () => {
  it.each(TYPED_ALIKE)("fold(%j) is %j", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it("fold(text) is the same for every Unicode form of the text", () => {
    for (const [name, folded] of TYPED_ALIKE) expect(fold(name.normalize("NFD"))).toBe(folded);
  });

  it("fold(fold(text)) is fold(text)", () => {
    const unit = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."aÉß!$&+.'’/ nNо́йがﾞ゛ᄀ한") }),
    );
    fc.assert(
      fc.property(unit, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });
});

describe("foldWithSource", () => {
  it("foldWithSource(text) has the text of fold(text)", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ9  é") }), (text) => {
        expect(foldWithSource(text).text).toBe(fold(text));
      }),
    );
  });

  it("foldWithSource(text) keeps one source range per folded unit, in order and within the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { text: folded, starts, ends } = foldWithSource(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        starts.forEach((start, at) => {
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(ends[at]).toBeGreaterThan(start);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });
});
