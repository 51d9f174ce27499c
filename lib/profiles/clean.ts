import { decode } from "html-entities";

export type CleanedProfile = { kind: "biography" | "disambiguation"; text: string } | { kind: "empty" };

/** Characters of the text shown; about half a minute of reading. */
export const PROFILE_MAX_LENGTH = 1200;
/** Maximum characters of upstream's text to process: far more than is shown, and a bound on the work that a hostile text can cause. */
const RAW_MAX_LENGTH = 20_000;

const MACHINE_TEXT = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const BLOCK_EDGE = /<br\b[^<>]*>|<\/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr)\b[^<>]*>/gi;
// A letter must follow "<", so that "I <3 you" stays; a tag left open by the cut is removed too.
const TAG = /<\/?[a-z!][^<>]*(?:>|$)/gi;
// Bidi controls can disguise text, control and tag characters can hide some; ZWJ and ZWNJ are part of spelling.
const UNSAFE = /\p{Bidi_Control}|\p{Cs}|[\u200B\u2060\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|(?!\n)\p{Cc}/gu;

const READ_MORE = /Read more (?:about [^\n]{1,300} )?on Last\.fm/i;
const LICENCE_LINE = /User-contributed text is available under the Creative Commons/i;

const ACTS = "(?:artists?|bands?|groups?|acts?|musicians?|projects?|performers?|producers?|singers?|rappers?|djs?)";
const COUNTS = "(?:multiple|several|many|numerous|various|two|three|four|five|six|seven|eight|nine|ten|\\d+)";
const KINDS = "(?:\\s(?:other|different|known|distinct|separate|unrelated|music|musical|recording))*";
const DISAMBIGUATIONS = [
  new RegExp(`^there (?:are|were|have been) (?:at least\\b|more than one\\b|${COUNTS}${KINDS}\\s${ACTS}\\b)`, "i"),
  /^there is more than one\b/i,
  /^this is an? (?:incorrect|wrong|misspelled|mis-?spelt) (?:tag|spelling|name)\b/i,
  // Wikipedia's.
  /^[^.\n]{1,80} (?:may|can) (?:also )?refer to\b/i,
  // A numbered list from the first line on, one entry per artist.
  /^[([]?1[.)\]:][^\n]*\n(?:[^\n]*\n)*?\s*[([]?2[.)\]:]/,
];

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const ABBREVIATION = /(?:^|[\s(."“])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Jr|Sr|No|vs|feat|ft)\.$/u;

/**
 * Turns a source's text on an artist, which anyone may have written, into plain text: no tags, no entities, none of
 * Last.fm's "Read more" or licence lines (Kindred gives credit itself), no control or bidi characters, at most
 * PROFILE_MAX_LENGTH characters up to a sentence's end. Paragraphs are separated by a blank line. A disambiguation text
 * is distinguished from a biography.
 */
export function cleanProfile(html: string): CleanedProfile {
  const text = tidy(withoutCredits(toPlainText(html.slice(0, RAW_MAX_LENGTH))));
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "empty" };
  const isDisambiguation = DISAMBIGUATIONS.some((pattern) => pattern.test(text));
  return { kind: isDisambiguation ? "disambiguation" : "biography", text: shorten(text, PROFILE_MAX_LENGTH) };
}

function toPlainText(html: string): string {
  const stripped = withoutTags(html);
  // Texts that were escaped twice reveal their tags only after decoding. Anything that still looks like a tag is text.
  return withoutTags(decode(stripped));
}

function withoutTags(html: string): string {
  return html.replace(MACHINE_TEXT, " ").replace(BLOCK_EDGE, "\n").replace(TAG, "");
}

function withoutCredits(text: string): string {
  const ends = [text.search(READ_MORE), text.search(LICENCE_LINE)].filter((index) => index >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSAFE, "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index, segment } of sentences.segment(text)) {
    const sentence = segment.trimEnd();
    if (index + sentence.length > maxLength) break;
    // Segmenters take the full stop of "J. Cole" for the end of a sentence.
    if (!ABBREVIATION.test(sentence)) end = index + sentence.length;
  }
  if (end >= maxLength / 3) return text.slice(0, end);
  // A single endless sentence: end on a word, with an ellipsis.
  const cut = text.slice(0, maxLength - 1).replace(/\p{Cs}$/u, "");
  const lastSpace = cut.lastIndexOf(" ");
  return `${cut.slice(0, lastSpace > maxLength / 2 ? lastSpace : undefined).trimEnd()}…`;
}
