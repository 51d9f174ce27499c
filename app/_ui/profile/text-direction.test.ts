import { expect, it } from "vitest";
import { textDirection } from "./text-direction.ts";

it.each([
  ["en", "ltr"],
  ["ja", "ltr"],
  ["ar", "rtl"],
  ["he", "rtl"],
  ["ckb", "rtl"],
] as const)("textDirection(%j) is %s", (language, direction) => {
  expect(textDirection(language)).toBe(direction);
});
