import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlight } from "./highlight.ts";
import { toQuery } from "./match.ts";

function marked(name: string, typed: string): string {
  return highlight(name, toQuery(typed))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join("");
}

describe("highlight", () => {
  it.each([
    ["Björk", "bjo", "[Bjö]rk"],
    ["Björk", "Bjo", "[Bjö]rk"],
    ["The Beatles", "beat", "The [Beat]les"],
    ["The Beatles", "the beatles", "[The Beatles]"],
    ["AC/DC", "acdc", "[AC/DC]"],
    ["AC/DC", "ac d", "[AC/D]C"],
    ["Guns N' Roses", "guns n r", "[Guns N' R]oses"],
    ["Guns N' Roses", "guns and roses", "[Guns] N' [Roses]"],
    ["Bob Marley & The Wailers", "marley", "Bob [Marley] & The Wailers"],
    ["Bob Marley", "mar bob", "[Bob Mar]ley"],
    ["Weiße Rose", "weiss", "[Weiß]e Rose"],
    ["Ægir", "a", "[Æ]gir"],
    ["Simon & Garfunkel", "simon and g", "[Simon & G]arfunkel"],
    ["P!nk", "pink", "[P!nk]"],
    ["!!!", "!!", "[!!]!"],
    ["ガガガSP", "ガガ", "[ガガ]ガSP"],
    ["e\u0301toile", "et", "[e\u0301t]oile"],
    ["Кино", "kino", "Кино"],
    ["30 Seconds to Mars", "thirty sec", "[30 Sec]onds to Mars"],
    ["Queens of the Stone Age", "qotsa", "[Q]ueens [o]f [t]he [S]tone [A]ge"],
    ["The Rolling Stones", "trs", "[T]he [R]olling [S]tones"],
    ["The Mars Volta Trio", "mvt", "The [M]ars [V]olta [T]rio"],
    ["Metallica", "metalica", "Metallica"],
    ["Metallica", "", "Metallica"],
  ])("highlight(%j, %j) marks %s", (name, typed, expected) => {
    expect(marked(name, typed)).toBe(expected);
  });

  it("highlight(name, query) cuts the name without changing it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", maxLength: 4 }), (name, typed) => {
        expect(
          highlight(name, toQuery(typed))
            .map(({ text }) => text)
            .join(""),
        ).toBe(name);
      }),
    );
  });
});
