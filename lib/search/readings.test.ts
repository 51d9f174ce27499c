import { expect, it } from "vitest";
import { latinReadings } from "./readings.ts";

it.each([
  ["宇多田ヒカル", ["Utada Hikaru"]],
  ["久石譲", ["Hisaishi Joe", "Joe Hisaishi"]],
  ["スピッツ", ["Spitz", "supittsu"]],
  ["ひかる", ["hikaru"]],
  ["Кино", ["Kino"]],
  ["周杰倫", ["ZhouJieLun"]],
])("latinReadings(%j) are %j", (name, readings) => {
  expect(latinReadings(name)).toEqual(readings);
});

it("latinReadings(name) with kana and unknown kanji are none: read by character, the kanji would be Chinese", () => {
  expect(latinReadings("山田ヒカル")).toEqual([]);
});
