const BELOW_TWENTY =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const VALUES = new Map<string, number>([
  ...BELOW_TWENTY.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, at): [string, number] => [word, 10 * (at + 2)]),
]);
const MULTIPLIERS = new Map([
  ["hundred", 100],
  ["thousand", 1000],
]);
/** Larger numbers are not spelt out: years and such are read in too many ways. */
const MAX_SPELT = 100_000;

type Read = { value: number; length: number };

/** The number below a hundred that begins at `at`. */
function readBelowHundred(words: readonly string[], at: number): Read | null {
  const value = VALUES.get(words[at] ?? "");
  if (value === undefined) return null;
  const unit = VALUES.get(words[at + 1] ?? "");
  if (value >= 20 && unit !== undefined && unit >= 1 && unit <= 9) return { value: value + unit, length: 2 };
  return { value, length: 1 };
}

/** The number that begins at `at`: "thirty", "twenty one", "ten thousand". */
function readNumber(words: readonly string[], at: number): Read | null {
  const read = readBelowHundred(words, at);
  if (read === null) return null;
  const multiplier = MULTIPLIERS.get(words[at + read.length] ?? "");
  return multiplier === undefined ? read : { value: read.value * multiplier, length: read.length + 1 };
}

/** A folded text with its number words as digits: "thirty seconds to mars" → "30 seconds to mars". */
export function wordsToDigits(text: string): string {
  const words = text.split(" ");
  const digits: string[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readNumber(words, at);
    digits.push(read === null ? (words[at] ?? "") : String(read.value));
    at += read?.length ?? 1;
  }
  return digits.join(" ");
}

function spell(value: number): string | null {
  if (value < 20) return BELOW_TWENTY[value] ?? null;
  if (value < 100) {
    const tens = TENS[Math.floor(value / 10) - 2] ?? "";
    return value % 10 === 0 ? tens : `${tens} ${BELOW_TWENTY[value % 10]}`;
  }
  if (value < 1000) return value % 100 === 0 ? `${spell(value / 100)} hundred` : null;
  return value < MAX_SPELT && value % 1000 === 0 ? `${spell(value / 1000)} thousand` : null;
}

/** A folded text with its digits as words: "9 inch nails" → "nine inch nails". A leading zero is not part of a number. */
export function digitsToWords(text: string): string {
  return text
    .split(" ")
    .map((word) => (/^(?:0|[1-9][0-9]{0,4})$/.test(word) ? (spell(Number(word)) ?? word) : word))
    .join(" ");
}
