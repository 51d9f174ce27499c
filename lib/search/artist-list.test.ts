import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIST_MAX_LINES, parseArtistList } from "./artist-list.ts";

describe("parseArtistList", () => {
  it.each([
    ["Radiohead", ["Radiohead"], null],
    ["  Radiohead  ", ["Radiohead"], null],
    ["1. Radiohead", ["Radiohead"], null],
    ["- Radiohead", ["Radiohead"], null],
    ["• Sigur Rós", ["Sigur Rós"], null],
    ["10,000 Maniacs", ["10,000 Maniacs"], null],
    ["2 Many DJ's", ["2 Many DJ's"], null],
    ["blink-182", ["blink-182"], null],
    ["Radiohead, 120", ["Radiohead, 120", "Radiohead"], 120],
    ["Radiohead: 1,204", ["Radiohead: 1,204", "Radiohead"], 1204],
    ["Radiohead (120 plays)", ["Radiohead (120 plays)", "Radiohead"], 120],
    ["Radiohead 120 plays", ["Radiohead 120 plays", "Radiohead"], 120],
    ["Radiohead\t120", ["Radiohead"], 120],
    ["1\tRadiohead\t1 204", ["Radiohead"], 1204],
    ["Radiohead\tCreep\tPablo Honey", ["Radiohead"], null],
    ["Radiohead - Creep", ["Radiohead - Creep", "Radiohead"], null],
    ["Radiohead – Creep – live", ["Radiohead – Creep – live", "Radiohead"], null],
    ['"Weird Al" Yankovic', ['"Weird Al" Yankovic'], null],
    ['"Crosby, Stills & Nash",14', ['"Crosby, Stills & Nash",14', "Crosby, Stills & Nash"], 14],
  ])("parseArtistList(%j) reads it as %j with count %j", (text, readings, count) => {
    const [line] = parseArtistList(text).lines;
    expect({ readings: line?.readings, count: line?.count }).toEqual({ readings, count });
  });

  it("parseArtistList(text) offers the parts between commas as separate artists", () => {
    const [line] = parseArtistList('Radiohead, "Crosby, Stills & Nash"; Björk,').lines;
    expect(line?.parts).toEqual(["Radiohead", "Crosby, Stills & Nash", "Björk"]);
  });

  it("parseArtistList(text) knows every kind of line end, and says how many lines it left out", () => {
    expect(parseArtistList("a\r\nb\rc\n\n \nd").lines.map(({ text }) => text)).toEqual(["a", "b", "c", "d"]);
    const many = parseArtistList(Array.from({ length: LIST_MAX_LINES + 7 }, (_, at) => `Band ${at}`).join("\n"));
    expect([many.lines.length, many.dropped]).toEqual([LIST_MAX_LINES, 7]);
  });

  it("parseArtistList(text) takes a whole list in one line, and looks at no more than it should", () => {
    const line = Array.from({ length: 150 }, (_, at) => `Band Number ${at}`).join(", ");
    expect(parseArtistList(line).lines[0]?.parts).toHaveLength(150);
    const parts = parseArtistList(`${line}\n${line}`).lines.flatMap((one) => one.parts);
    expect(parts).toHaveLength(200);
  });

  it("parseArtistList(text) is quick with lines made to be slow", () => {
    const started = performance.now();
    for (const unit of [" ", "a ", "a, ", "a - ", '"', "1 ", " x 1", ", 1", "( "]) {
      parseArtistList(Array.from({ length: 100 }, () => unit.repeat(4000 / unit.length)).join("\n"));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("parseArtistList(any text) gives lines with at least one reading each, and throws nothing", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 2000 }),
      fc.string({ unit: fc.constantFrom(...'a1 ,;"\t\n-–.()x'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { readings, count } of parseArtistList(pasted).lines) {
          expect(readings.length).toBeGreaterThan(0);
          expect(count === null || Number.isSafeInteger(count)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
