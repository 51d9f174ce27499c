/** Hepburn, unvoiced row by row, hiragana: the syllables of one row in the order a i u e o; "" where there is none. */
const ROWS: readonly [signs: string, syllables: string][] = [
  ["あいうえお", "a i u e o"],
  ["かきくけこ", "ka ki ku ke ko"],
  ["がぎぐげご", "ga gi gu ge go"],
  ["さしすせそ", "sa shi su se so"],
  ["ざじずぜぞ", "za ji zu ze zo"],
  ["たちつてと", "ta chi tsu te to"],
  ["だぢづでど", "da ji zu de do"],
  ["なにぬねの", "na ni nu ne no"],
  ["はひふへほ", "ha hi fu he ho"],
  ["ばびぶべぼ", "ba bi bu be bo"],
  ["ぱぴぷぺぽ", "pa pi pu pe po"],
  ["まみむめも", "ma mi mu me mo"],
  ["やゆよ", "ya yu yo"],
  ["らりるれろ", "ra ri ru re ro"],
  ["わゐゑをん", "wa i e o n"],
  ["ゔ", "vu"],
];
const SYLLABLES = new Map(
  ROWS.flatMap(([signs, syllables]) =>
    syllables.split(" ").map((syllable, at) => [signs[at] ?? "", syllable] as const),
  ),
);
/** Small signs, and what they are written for. */
const SMALL = new Map(
  [..."ぁぃぅぇぉゃゅょゎ"].map((sign, at) => [sign, "a i u e o ya yu yo wa".split(" ")[at] ?? ""]),
);

const KATAKANA = /[\u30a1-\u30f6]/g;
/** The distance between a katakana and its hiragana in Unicode. */
const KATAKANA_OFFSET = 0x60;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;

export const hasKana = (text: string) => KANA.test(text);
export const hasHan = (text: string) => HAN.test(text);

function toHiragana(text: string): string {
  return text.normalize("NFKC").replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - KATAKANA_OFFSET));
}

/** A syllable with the small vowel or glide after it: ki + ya → kya, shi + yo → sho, te + i → ti. */
function contract(syllable: string, small: string): string {
  if (!small.startsWith("y")) return syllable === "u" ? `w${small}` : syllable.slice(0, -1) + small;
  const onset = syllable.slice(0, -1);
  return /^(?:sh|ch|j)$/.test(onset) ? onset + small.slice(1) : onset + small;
}

/**
 * Kana in Latin letters by the Hepburn rules, long vowels as written without a mark for ー ("スピッツ" → "supittsu",
 * "きゃりー" → "kyari"); every other character stays. Spaces are kept.
 */
export function kanaToLatin(text: string): string {
  const signs = [...toHiragana(text)];
  let latin = "";
  let doubles = false;
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? "";
    if (sign === "っ") {
      doubles = true;
      continue;
    }
    if (sign === "ー") continue;
    const small = SMALL.get(signs[at + 1] ?? "");
    const plain = SYLLABLES.get(sign) ?? SMALL.get(sign);
    const spelt = plain === undefined ? sign : small === undefined ? plain : contract(plain, small);
    if (plain !== undefined && small !== undefined) at++;
    // Hepburn doubles ch as tch.
    latin += doubles && plain !== undefined ? (spelt.startsWith("ch") ? "t" : (spelt[0] ?? "")) + spelt : spelt;
    doubles = false;
  }
  return latin;
}
