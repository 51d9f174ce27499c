import { decode } from "html-entities";

/** Longer ones are sentences. "new wave of british heavy metal" has 31. */
const MAX_LENGTH = 32;

/** Forms of one tag that no rule of `tagKey` connects: key → the key that it stands for. */
const SAME_TAG: ReadonlyMap<string, string> = new Map(
  Object.entries({
    randb: ["rnb", "rhythmandblues"],
    drumandbass: ["dnb"],
    femalevocalists: ["femalevocalist", "femalevocals", "femalevocal", "femalevoices", "femalevoice", "female"],
    malevocalists: ["malevocalist", "malevocals", "malevocal", "malevoices", "malevoice", "male"],
    singersongwriter: ["singersongwriters"],
    soundtrack: ["soundtracks", "ost"],
    cover: ["covers"],
    lovesongs: ["lovesong"],
    "50s": ["fifties"],
    "60s": ["sixties"],
    "70s": ["seventies"],
    "80s": ["eighties"],
    "90s": ["nineties"],
    american: ["usa"],
    african: ["africa"],
    brazilian: ["brasil", "brazil"],
    british: ["uk", "england"],
    french: ["france"],
    german: ["germany", "deutsch", "deutschland"],
    italian: ["italy", "italia"],
    jamaican: ["jamaica"],
    japanese: ["japan"],
    mexican: ["mexico"],
    russian: ["russia"],
    swedish: ["sweden"],
    turkish: ["turkce"],
    christmas: ["xmas"],
    electropop: ["eletropop"],
    shoegaze: ["shoegazer"],
    electronic: ["eletronic", "electronicmusic"],
    electronica: ["eletronica"],
    progressiverock: ["progrock"],
    progressivemetal: ["progmetal"],
    alternativerock: ["altrock"],
    numetal: ["newmetal"],
  }).flatMap(([key, others]) => others.map((other): [string, string] => [other, key])),
);

/** A year means its decade, and decades are written alike. */
const YEARS = /^(?:19([5-9])|20([01]))\d(?:['’]?s)?(?: songs?| music)?$/;

/**
 * A tag as it is shown: HTML entities decoded, lower case, single blanks, without control, format and other unseen
 * characters.
 * @returns null if it says nothing: no letters or long number, or a sentence
 */
export function cleanTag(text: string): string | null {
  const spelling = readableText(text).replace(YEARS, "$1$20s");
  return /\p{L}|\d{3}/u.test(spelling) && [...spelling].length <= MAX_LENGTH ? spelling : null;
}

/** The same of a text of any length, be it a tag or not. */
export function readableText(text: string): string {
  return decode(text)
    .normalize("NFC")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .replace(/(?![\u200C\u200D])\p{C}+/gu, "")
    .toLowerCase()
    .replace(/^[\s#"“”„«».,;:*_-]+|[\s"“”„«».,;:*_-]+$/g, "");
}

/**
 * The common form of a tag's spellings: without blanks, hyphens, other signs and accents, "&" and "'n'" as "and". So
 * "hip hop", "hip-hop" and "hiphop" are one tag.
 */
export function tagKey(spelling: string): string {
  const key = spelling
    // "sad songs", "house music"; love is no sound.
    .replace(/(?<!^love) (?:songs?|music)$/, "")
    .replace(/(?<=\P{L}|^)n(?=\P{L}|$)/gu, "and")
    .replaceAll("&", "and")
    .normalize("NFD")
    // Latin and Cyrillic accents; other marks are vowels.
    .replace(/[^\p{L}\p{N}\p{M}]|[\u0300-\u036F]/gu, "");
  return SAME_TAG.get(key) ?? key;
}
