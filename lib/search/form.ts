/** One word of a folded text; `start` is its offset there. */
export interface Word {
  text: string;
  start: number;
  /** False for "the", and for "and" or "n" between two words: people leave them out, write `&`, or add them. */
  counts: boolean;
  /** The significant words from this one on, without blanks. */
  key: string;
}

/** A folded text split for comparison. */
export interface Form {
  text: string;
  words: Word[];
  /** The significant words without blanks: "ac dc", "acdc" and "AC/DC" have the same key. */
  key: string;
  /** First letters of a text of three to eight words, with and without a leading "the": "rhcp"; otherwise empty. */
  initials: string[];
}

/** Fewer letters stand for too much. */
const INITIALS_MIN = 3;
const INITIALS_MAX = 8;

function initialsOf(texts: readonly string[]): string[] {
  const withoutThe = texts[0] === "the" ? texts.slice(1) : texts;
  return [...new Set([texts, withoutThe])]
    .filter(({ length }) => length >= INITIALS_MIN && length <= INITIALS_MAX)
    .map((words) => words.map((word) => word.charAt(0)).join(""));
}

/** Splits folded text. */
export function toForm(text: string): Form {
  // Most names, and most words of a catalogue.
  if (text !== "" && !text.includes(" ")) {
    return { text, words: [{ text, start: 0, counts: true, key: text }], key: text, initials: [] };
  }
  const texts = text.split(" ").filter((word) => word !== "");
  const counting = texts.map(
    (word, at) => !(word === "the" || ((word === "and" || word === "n") && at > 0 && at < texts.length - 1)),
  );
  // "The The" consists of nothing else.
  const allCount = !counting.includes(true);
  const words: Word[] = [];
  let key = "";
  let start = text.length + 1;
  for (let at = texts.length - 1; at >= 0; at--) {
    const word = texts[at] ?? "";
    const counts = allCount || counting[at] === true;
    start -= word.length + 1;
    if (counts) key = word + key;
    words.unshift({ text: word, start, counts, key });
  }
  return { text, words, key, initials: initialsOf(texts) };
}
