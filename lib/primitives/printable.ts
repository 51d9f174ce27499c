/** The most characters of foreign text that a message quotes. */
const MAX_QUOTED = 80;

/**
 * Characters that move the cursor, change the writing direction, or are invisible: control and format characters, line
 * separators, and halves of surrogate pairs. The joiners U+200C and U+200D stay: Persian names and emoji need them.
 */
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A character is at most two UTF-16 units; one more shows that something was cut. */
const enoughOf = (text: string, max: number) => text.slice(0, 2 * max + 2);

const clean = (text: string) => text.replaceAll("\t", "⇥").replace(UNSEEN, "␣");

/**
 * Foreign text (of a file, a flag, a server) made safe for a message: tabs visible, invisible characters replaced by
 * ␣, and cut at `max` characters, never within one.
 */
export function printable(text: string, max: number = MAX_QUOTED): string {
  const characters = [...clean(enoughOf(text, max))];
  return characters.length <= max ? characters.join("") : `${characters.slice(0, max - 1).join("")}…`;
}

/** The same between double quotes. */
export const quoted = (text: string): string => `"${printable(text)}"`;

/** A path made safe for a message: the middle of a long one is left out, so that the end still names the file. */
export function printablePath(path: string): string {
  const characters = [...clean(path)];
  if (characters.length <= MAX_QUOTED) return characters.join("");
  const start = Math.floor(MAX_QUOTED / 3);
  return `${characters.slice(0, start).join("")}…${characters.slice(start + 1 - MAX_QUOTED).join("")}`;
}
