import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printablePath, quoted } from "./printable.ts";

const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("printable(text)", () => {
  it("shows tabs, and replaces whatever no one sees", () => {
    expect(printable("a\tb\u0000c\u202Ed\u2066e\u{E0041}f\uFEFFg\nh\u2028i\u200Ej\uD83Ck")).toBe(
      "a⇥b␣c␣d␣e␣f␣g␣h␣i␣j␣k",
    );
  });

  it("keeps letters, emoji and what joins them", () => {
    expect(printable("Björk 👩‍👩‍👧 قي‌س กี่")).toBe("Björk 👩‍👩‍👧 قي‌س กี่");
  });

  it("cuts at 80 characters, never within one", () => {
    expect(printable("a".repeat(80))).toBe("a".repeat(80));
    expect(printable("🎤".repeat(200))).toBe(`${"🎤".repeat(79)}…`);
  });

  it.each([
    ["printable", printable, 80],
    ["quoted", quoted, 82],
    ["printablePath", printablePath, 80],
  ])("%s is short and has nothing unseen in it, whatever the text", (_name, show, most) => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect([...show(text)].length).toBeLessThanOrEqual(most);
        expect(show(text)).not.toMatch(UNSEEN);
      }),
    );
  });
});

describe("printablePath(path)", () => {
  it("leaves the middle of a long one out, so that its end names the file", () => {
    const shown = printablePath(`/data/${"folder/".repeat(40)}listens.tsv.gz`);
    expect(shown).toMatch(/^\/data\/folder.*….*folder\/listens\.tsv\.gz$/);
    expect([...shown]).toHaveLength(80);
  });
});
