/** One word of a folded text; `start` is its offset there. */
export interface Word {
  text: string;
  start: number;
  /** False for "the", and for "and" or "n" between two words: people leave them out, write `&`, or add them. */
  counts: boolean;
}

/** A folded text taken apart for comparison. */
export interface Form {
  text: string;
  words: Word[];
  /** The counting words without blanks: "ac dc", "acdc" and "AC/DC" have the same key. */
  key: string;
}

/** Takes folded text apart. */
export function toForm(text: string): Form {
  const words: Word[] = [];
  let start = 0;
  for (const word of text.split(" ")) {
    if (word !== "") words.push({ text: word, start, counts: true });
    start += word.length + 1;
  }
  const optional = words.map(
    ({ text: word }, at) => word === "the" || ((word === "and" || word === "n") && at > 0 && at < words.length - 1),
  );
  // "The The" is made of nothing else.
  if (optional.includes(false)) {
    words.forEach((word, at) => {
      word.counts = !optional[at];
    });
  }
  return { text, words, key: keyFrom(words, 0) };
}

/** The key of the words from `at` on. */
export function keyFrom(words: Word[], at: number): string {
  let key = "";
  for (let index = at; index < words.length; index++) {
    const word = words[index];
    if (word?.counts) key += word.text;
  }
  return key;
}
