import { cleanTag, readableText, tagKey } from "./clean-tag.ts";
import { impersonalParts, isPersonal, isPraise } from "./personal-tags.ts";

/** A text that people wrote, and how many of them (or how often). */
export interface TagText {
  text: string;
  uses: number;
}

export interface MergedTags {
  /** The tags, each in the spelling that most people use. */
  names: string[];
  /** `tagKey` of each. */
  keys: string[];
  /** The tag of each text; -1 for texts that describe no music. */
  tagOf: Int32Array;
}

/** A part of a longer text is a tag if this many people wrote it by itself: a single word may be there by chance. */
const usesNeeded = (part: string) => (part.includes(" ") ? 3 : 10);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Cleans texts, drops personal ones, and merges spellings. Of a personal text, or a sentence, the part
 * counts that many others wrote by itself. Tags are numbered in order of their keys.
 */
export function mergeTags(texts: readonly TagText[]): MergedTags {
  const spellingsOf = new Map<string, Map<string, number>>();
  const keyOf = texts.map(({ text, uses }) => {
    const spelling = cleanTag(text);
    const key = spelling === null || isPersonal(spelling) ? "" : tagKey(spelling);
    if (spelling === null || key === "") return null;
    const spellings = spellingsOf.get(key) ?? new Map<string, number>();
    spellingsOf.set(key, spellings.set(spelling, (spellings.get(spelling) ?? 0) + uses));
    return key;
  });
  const keys = [...spellingsOf.keys()].sort(compare);
  const numberOf = new Map(keys.map((key, number) => [key, number]));
  const numberOfText = (key: string | null, text: string): number => {
    if (key !== null) return numberOf.get(key) ?? -1;
    for (const part of impersonalParts(readableText(text))) {
      const partKey = tagKey(part);
      if (sumOf(spellingsOf.get(partKey)) >= usesNeeded(part)) return numberOf.get(partKey) ?? -1;
    }
    return -1;
  };
  return {
    keys,
    names: keys.map((key) => mostUsed(spellingsOf.get(key) ?? new Map())),
    tagOf: Int32Array.from(texts, ({ text }, index) => numberOfText(keyOf[index] ?? null, text)),
  };
}

/** Tags that serve only where an artist has no other: praise. */
export const praiseAmong = ({ names }: MergedTags): Uint8Array =>
  Uint8Array.from(names, (name) => (isPraise(name) ? 1 : 0));

const sumOf = (counts: ReadonlyMap<string, number> = new Map()) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

function mostUsed(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return first?.[0] ?? "";
}
