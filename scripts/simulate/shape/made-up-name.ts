import type { RandomStream } from "../../random/random-stream.ts";

const ONSETS = [
  "b",
  "br",
  "d",
  "dr",
  "f",
  "g",
  "gl",
  "k",
  "kr",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "qu",
  "r",
  "s",
  "sk",
  "st",
  "t",
  "tr",
  "v",
  "vl",
  "w",
  "z",
  "zh",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "au", "ea", "oo", "y"];
const RARE_VOWELS = ["ä", "ö", "ü", "é", "ø", "å", "í"];
const CODAS = ["", "", "", "l", "n", "r", "s", "x", "th", "nd", "mp", "rk"];
const OPENINGS = ["", "", "", "", "", "the ", "the ", "dj ", "los "];
const CLOSINGS = ["", "", "", "", "", "", " band", " & co", " trio", " ii"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const RARE_VOWEL_SHARE = 0.02;
const QUOTED_SHARE = 0.001;
const DATE_SHARE = 0.0001;

function pick(list: readonly string[], random: RandomStream): string {
  return list[Math.floor(random() * list.length)] ?? "";
}

function word(random: RandomStream): string {
  let text = "";
  for (let syllables = random() < 0.35 ? 1 : random() < 0.7 ? 2 : 3; syllables > 0; syllables--) {
    const vowel = pick(random() < RARE_VOWEL_SHARE ? RARE_VOWELS : VOWELS, random);
    text += pick(ONSETS, random) + vowel + pick(CODAS, random);
  }
  return text;
}

/**
 * A pronounceable made-up artist's name, in lower case as in the real file. Occasionally with
 * quotes (`"weird al" yankovic`) or a date as a name, also as in that file.
 */
export function madeUpName(random: RandomStream): string {
  const kind = random();
  if (kind < DATE_SHARE)
    return `${pick(MONTHS, random)} ${1 + Math.floor(random() * 28)}, 200${Math.floor(random() * 10)}`;
  const first = word(random);
  if (kind < DATE_SHARE + QUOTED_SHARE) return `"${first} ${word(random)}" ${word(random)}`;
  const second = random() < 0.55 ? ` ${word(random)}` : "";
  return pick(OPENINGS, random) + first + second + pick(CLOSINGS, random);
}
