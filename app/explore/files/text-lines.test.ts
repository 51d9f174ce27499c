import { describe, expect, it } from "vitest";
import { textLines } from "./text-lines.ts";

describe("textLines(text, most)", () => {
  it("fills each line up to its end and cuts between words only", () => {
    expect(textLines("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(textLines("one two three four", 7)).toEqual(["one two", "three", "four"]);
  });

  it("leaves a word that is longer than a line whole", () => {
    expect(textLines("a Taumatawhakatangihanga b", 5)).toEqual(["a", "Taumatawhakatangihanga", "b"]);
  });
});
