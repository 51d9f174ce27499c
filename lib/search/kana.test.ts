import fc from "fast-check";
import { expect, it } from "vitest";
import { hasKana, kanaToLatin } from "./kana.ts";

it.each([
  ["ひかる", "hikaru"],
  ["ヒカル", "hikaru"],
  ["スピッツ", "supittsu"],
  ["きゃりーぱみゅぱみゅ", "kyaripamyupamyu"],
  ["フィッシュマンズ", "fisshumanzu"],
  ["チャットモンチー", "chattomonchi"],
  ["マッチ", "matchi"],
  ["ﾓｰﾆﾝｸﾞ", "moningu"],
  ["ジョー", "jo"],
  ["ウィンク", "winku"],
  ["はっぴいえんど", "happiiendo"],
  ["ヴォイス", "voisu"],
  ["Berryz ベリーズ", "Berryz berizu"],
  ["宇多田ヒカル", "宇多田hikaru"],
])("kanaToLatin(%j) is %j", (kana, latin) => {
  expect(kanaToLatin(kana)).toBe(latin);
});

it("kanaToLatin(text) leaves no kana that can be pronounced, in any order", () => {
  const unit = fc.constantFrom(..."あかさちツッャー゛ンヴぃ");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => !hasKana(kanaToLatin(text).replace(/[゛\u3099]/g, ""))),
  );
});
