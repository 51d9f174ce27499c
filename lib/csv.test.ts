import { csvParseRows, dsvFormat } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText, exactText, inertText } from "./csv.ts";

const SEPARATORS = [";", ",", "\t", "|"];
const FORMULA_BEGINS = /^[=+\-@＝＋－＠\t\r\n]/;

/** Text made of what matters: separators, quotes, signs of formulas, blanks, apostrophes. */
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...";,|\t\r\n\"'=+-@＝ \u00a0aé1(!", "🎵"), maxLength: 24 }),
);

describe("inertText(text)", () => {
  it.each([
    ["a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b"],
    ["a|=1", "a|'=1"],
    ["a\t+1", "a\t'+1"],
    ["a, -1", "a, '-1"],
    ['a;"=1', "a;'\"=1"],
    ["=1\n+cmd|' /C calc'!A0", "'=1\n'+cmd|' /C calc'!A0"],
    ["\t=1", "'\t'=1"],
    ["＝HYPERLINK(1)", "'＝HYPERLINK(1)"],
    ["-M-", "'-M-"],
    ["+44", "'+44"],
    ["+/-", "'+/-"],
    ["=LOVE", "'=LOVE"],
    ["'-M-", "''-M-"],
    // The file's own closing quote would open a cell.
    ["a,b;", "a,b;'"],
  ])("%j becomes %j", (text, inert) => {
    expect(inertText(text)).toBe(inert);
  });

  it.each([
    "Björk",
    "AC/DC",
    "a=b",
    "1 + 1",
    "",
    "!!!",
    "(hed) p.e.",
    "'Til Tuesday",
    '"Weird Al" Yankovic',
    "A; B, C | D",
    "Kagrra,",
    'Sly, "The" Stone',
  ])("leaves %j alone", (text) => {
    expect(inertText(text)).toBe(text);
  });
});

describe("exactText(inert)", () => {
  it("gives back every text that was made inert", () => {
    fc.assert(fc.property(hostile, (text) => exactText(inertText(text)) === text));
  });
});

describe("csvText(rows)", () => {
  it("writes numbers, truths and nothing as they are", () => {
    expect(csvText([["a", 0.1 + 0.2, true, null]])).toBe("a,0.30000000000000004,true,\n");
  });

  it("is read back cell by cell", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile, fc.nat()), { minLength: 1 }), (rows) => {
        const back = csvParseRows(csvText(rows)).map((row) => row.map(exactText));
        expect(back).toEqual(rows.map((row) => row.map(String)));
      }),
    );
  });

  it("has no cell that begins like a formula, whichever separator it is read with", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), hostile, fc.nat(), hostile), { minLength: 1 }), (rows) => {
        const text = csvText(rows);
        for (const separator of SEPARATORS) {
          const cells = dsvFormat(separator).parseRows(text).flat();
          expect(cells.filter((cell) => FORMULA_BEGINS.test(cell))).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("has none where the first column is text either", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1 }), (rows) => {
        for (const separator of SEPARATORS) {
          const cells = dsvFormat(separator).parseRows(csvText(rows)).flat();
          expect(cells.filter((cell) => FORMULA_BEGINS.test(cell))).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
