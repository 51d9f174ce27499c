import type { SearchEntry } from "../site-data/search.ts";
import { fold } from "./fold.ts";
import { type Form, toForm } from "./form.ts";
import { digitsToWords, wordsToDigits } from "./numbers.ts";
import { isOneTypoAway } from "./typo.ts";

/** How an artist matches a query, best first; within one kind the more popular artist comes first. */
export const MATCH_KINDS = ["exact", "prefix", "initials", "word", "words", "typo"] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** Maximum query length in UTF-16 units; longer ones are cut. */
export const QUERY_MAX_LENGTH = 100;

/** Shorter keys are not corrected: with one letter in three changed it is another word. */
const TYPO_MIN_LENGTH = 4;
/** Minimum length if the first letter is wrong, since there is less to go by. */
const FIRST_LETTER_TYPO_MIN_LENGTH = 5;

export interface Query extends Form {
  /** The query with its numbers written the other way: "maroon five" and "maroon 5". */
  alternatives: Form[];
}

/** Folds and splits a typed text; an empty `key` means there is nothing to search for. */
export function toQuery(typed: string): Query {
  const text = fold(typed.slice(0, QUERY_MAX_LENGTH));
  const others = new Set([wordsToDigits(text), digitsToWords(text)]);
  others.delete(text);
  return { ...toForm(text), alternatives: [...others].map(toForm) };
}

const formsOfEntries = new WeakMap<SearchEntry, Form[]>();

/** The name and its aliases, split; cached per entry, because every keystroke needs them. */
function formsOf(entry: SearchEntry): Form[] {
  const known = formsOfEntries.get(entry);
  if (known) return known;
  const [name, , , aliases] = entry;
  const forms = [fold(name), ...aliases].map(toForm);
  formsOfEntries.set(entry, forms);
  return forms;
}

/** True if `query`, as text or as key, starts at a word of `form`. */
function startsAtWord(query: Form, form: Form): boolean {
  return form.words.some(
    ({ start, counts, key }) => form.text.startsWith(query.text, start) || (counts && key.startsWith(query.key)),
  );
}

function hasAllWords(query: Form, form: Form): boolean {
  if (query.words.length < 2 || form.words.length < 2) return false;
  const wanted = query.words.filter(({ counts }) => counts);
  if (wanted.length < 2) return false;
  const free = new Set(form.words);
  return wanted.every(({ text }) => {
    for (const word of free) {
      if (word.text.startsWith(text)) return free.delete(word);
    }
    return false;
  });
}

function isMistyped(query: Form, form: Form): boolean {
  const { key } = query;
  if (key.length < TYPO_MIN_LENGTH) return false;
  const mayStartAnyhow = key.length >= FIRST_LETTER_TYPO_MIN_LENGTH;
  return form.words.some(
    (word) => word.counts && (mayStartAnyhow || word.key[0] === key[0]) && isOneTypoAway(key, word.key),
  );
}

/** How `form` matches `query`, or null if it doesn't. */
function matchForm(query: Form, form: Form): MatchKind | null {
  if (query.key === "") return null;
  if (form.text === query.text || form.key === query.key) return "exact";
  if (form.text.startsWith(query.text)) return "prefix";
  // "the b" should find The Beatles before Bob Dylan.
  const asksForThe = query.words[0]?.text === "the" && query.words[0].counts === false;
  if (!asksForThe && form.key.startsWith(query.key)) return "prefix";
  if (query.words.length === 1 && form.initials.includes(query.text)) return "initials";
  if (startsAtWord(query, form)) return "word";
  if (hasAllWords(query, form)) return "words";
  return isMistyped(query, form) ? "typo" : null;
}

const entriesByKey = new WeakMap<readonly SearchEntry[], Map<string, SearchEntry[]>>();

/**
 * The `entries` whose name or alias equals the query, ignoring blanks and optional words, in their order. Looked up in
 * an index that is cached as long as these entries, since a list needs many names.
 */
export function exactlyIn(entries: readonly SearchEntry[], { key }: Query): SearchEntry[] {
  const known = entriesByKey.get(entries) ?? indexByKey(entries);
  entriesByKey.set(entries, known);
  // Equal texts have equal keys.
  return known.get(key) ?? [];
}

function indexByKey(entries: readonly SearchEntry[]): Map<string, SearchEntry[]> {
  const index = new Map<string, SearchEntry[]>();
  for (const entry of entries) {
    for (const key of new Set(formsOf(entry).map((form) => form.key))) {
      const same = index.get(key);
      if (same === undefined) index.set(key, [entry]);
      else same.push(entry);
    }
  }
  return index;
}

/** The key of the artist's name. */
export function nameKeyOf(entry: SearchEntry): string {
  return formsOf(entry)[0]?.key ?? "";
}

/** How `form` matches a query with its numbers written the other way. A number alone must be the whole name: "one" isn't 10cc. */
function matchAlternative(alternative: Form, form: Form): MatchKind | null {
  const kind = matchForm(alternative, form);
  return kind === "exact" || (kind !== "typo" && alternative.words.length > 1) ? kind : null;
}

/** The best match kind of the artist's name and aliases for `query`. */
export function matchEntry(query: Query, entry: SearchEntry): MatchKind | null {
  let best: MatchKind | null = null;
  const improve = (kind: MatchKind | null) => {
    if (kind !== null && (best === null || MATCH_KINDS.indexOf(kind) < MATCH_KINDS.indexOf(best))) best = kind;
  };
  for (const form of formsOf(entry)) {
    improve(matchForm(query, form));
    for (const alternative of query.alternatives) improve(matchAlternative(alternative, form));
  }
  return best;
}
