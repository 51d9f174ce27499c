import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOneTypoAway } from "./typo.ts";

const WORD = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 7 });

/** Every text one edit away from `text`, spelt out. */
function editsOf(text: string): Set<string> {
  const edits = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    for (const letter of "abc") {
      edits.add(text.slice(0, at) + letter + text.slice(at));
      if (at < text.length) edits.add(text.slice(0, at) + letter + text.slice(at + 1));
    }
    if (at < text.length) edits.add(text.slice(0, at) + text.slice(at + 1));
    if (at + 1 < text.length) edits.add(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2));
  }
  return edits;
}

describe("isOneTypoAway", () => {
  it("isOneTypoAway(typed, intended) accepts every single edit of the whole text that isn't its beginning", () => {
    fc.assert(
      fc.property(WORD, (intended) => {
        for (const typed of editsOf(intended)) {
          if (!intended.startsWith(typed)) expect([typed, isOneTypoAway(typed, intended)]).toEqual([typed, true]);
        }
      }),
    );
  });

  it("isOneTypoAway(typed, intended) rejects anything that is not a single edit of a beginning", () => {
    fc.assert(
      fc.property(WORD, WORD, (typed, intended) => {
        const beginnings = Array.from({ length: intended.length + 1 }, (_, length) => intended.slice(0, length));
        const isEdit = beginnings.some((beginning) => editsOf(beginning).has(typed));
        if (isOneTypoAway(typed, intended)) expect(isEdit && !intended.startsWith(typed)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["metalica", "metallica", true],
    ["metalic", "metallica", true],
    ["radiohed", "radiohead", true],
    ["meta", "metric", false],
    ["metal", "metallica", false],
    ["mteallcia", "metallica", false],
  ])("isOneTypoAway(%j, %j) is %s", (typed, intended, expected) => {
    expect(isOneTypoAway(typed, intended)).toBe(expected);
  });
});
