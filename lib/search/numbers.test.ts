import fc from "fast-check";
import { expect, it } from "vitest";
import { digitsToWords, wordsToDigits } from "./numbers.ts";

it.each([
  ["thirty seconds to mars", "30 seconds to mars"],
  ["maroon five", "maroon 5"],
  ["twenty one pilots", "21 pilots"],
  ["blink one eighty two", "blink 1 82"],
  ["ten thousand maniacs", "10000 maniacs"],
  ["five hundred", "500"],
  ["twenty eleven", "20 11"],
  ["a thousand", "a thousand"],
  ["stone roses", "stone roses"],
  ["", ""],
])("wordsToDigits(%j) is %j", (text, digits) => {
  expect(wordsToDigits(text)).toBe(digits);
});

it.each([
  ["9 inch nails", "nine inch nails"],
  ["2 door cinema club", "two door cinema club"],
  ["21 pilots", "twenty one pilots"],
  ["10000 maniacs", "ten thousand maniacs"],
  ["the 1975", "the 1975"],
  ["007", "007"],
  ["2pac", "2pac"],
])("digitsToWords(%j) is %j", (text, words) => {
  expect(digitsToWords(text)).toBe(words);
});

it("wordsToDigits(digitsToWords(number)) is the number", () => {
  fc.assert(fc.property(fc.nat(120_000), (value) => wordsToDigits(digitsToWords(String(value))) === String(value)));
});
