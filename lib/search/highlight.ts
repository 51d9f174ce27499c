import { foldWithSource } from "./fold.ts";
import { type Form, toForm, type Word } from "./form.ts";
import type { Query } from "./match.ts";

/** A part of the original text; `marked` if the query matched it. */
export interface TextPart {
  text: string;
  marked: boolean;
}

/** Offsets in the folded text of the significant words' units, from word `at` on: the key's units, one for one. */
function keyOffsets(words: Word[], at: number): number[] {
  return words
    .slice(at)
    .flatMap(({ text, start, counts }) => (counts ? Array.from(text.split(""), (_, i) => start + i) : []));
}

function range(start: number, length: number): number[] {
  return Array.from({ length }, (_, index) => start + index);
}

/** Offsets in the folded name of its initials, if they are the query. */
function initialOffsets(query: Form, form: Form): number[] {
  if (query.words.length !== 1 || !form.initials.includes(query.text)) return [];
  return form.words.slice(form.words.length - query.text.length).map(({ start }) => start);
}

/** Offsets in the folded name that one way to write the query matched, in the order of the match kinds. */
function offsetsOf(query: Form, form: Form): number[] {
  for (const { start } of form.words) {
    if (form.text.startsWith(query.text, start)) return range(start, query.text.length);
  }
  for (const [at, { counts, key }] of form.words.entries()) {
    if (counts && key.startsWith(query.key)) return keyOffsets(form.words, at).slice(0, query.key.length);
  }
  const free = new Set(form.words);
  return query.words.flatMap(({ text }) => {
    const word = [...free].find((candidate) => candidate.text.startsWith(text));
    if (!word) return [];
    free.delete(word);
    return range(word.start, text.length);
  });
}

/** Offsets in the folded name that `query` matched, in whichever way its numbers are written. */
function matchedOffsets(query: Query, form: Form): number[] {
  const written = [query, ...query.alternatives].map((one) => offsetsOf(one, form));
  const initials = initialOffsets(query, form);
  return [...written, initials].reduce((most, offsets) => (offsets.length > most.length ? offsets : most), []);
}

/**
 * Cuts `name` into parts so that the part matched by `query` can be marked in the original text; joined, the parts
 * are `name`. A name that matched by an alias or a typo has nothing to mark.
 */
export function highlight(name: string, query: Query): TextPart[] {
  const folded = foldWithSource(name);
  const marks = new Uint8Array(name.length);
  if (query.key !== "") {
    for (const offset of matchedOffsets(query, toForm(folded.text))) {
      marks.fill(1, folded.starts[offset], folded.ends[offset]);
    }
  }
  const parts: TextPart[] = [];
  for (let start = 0; start < name.length; ) {
    let end = start + 1;
    while (end < name.length && marks[end] === marks[start]) end++;
    parts.push({ text: name.slice(start, end), marked: marks[start] === 1 });
    start = end;
  }
  return closeGaps(parts);
}

/** Marks that only blanks and punctuation separate become one: "AC/DC", not "AC" and "DC". */
function closeGaps(parts: TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  parts.forEach((part, at) => {
    const isGap = !part.marked && at > 0 && at < parts.length - 1 && !/[\p{L}\p{N}]/u.test(part.text);
    const last = joined.at(-1);
    if (last?.marked && (isGap || part.marked)) last.text += part.text;
    else joined.push({ ...part });
  });
  return joined;
}
