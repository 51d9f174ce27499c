/**
 * Blanks of every kind, control characters, and what is invisible or turns the direction of the text around it become
 * single blanks; the rest is NFC. The same as `clean_name` in clean-names.sql.
 */
export function cleanName(text: string): string {
  return text
    .replace(/[\p{Z}\p{Cc}\u200B\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]+/gu, " ")
    .replace(/^ | $/g, "")
    .normalize("NFC");
}

/** The common form of spellings that differ only in case: each character by itself, like SQL's `lower`. */
export function foldCase(text: string): string {
  let folded = "";
  // "İ" alone becomes two characters in JavaScript; its first is the simple mapping.
  for (const character of text) folded += firstCharacter(character.toLowerCase());
  return folded;
}

function firstCharacter(text: string): string {
  return text.length <= 1 ? text : String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** Order of the UTF-8 bytes, which is that of the code points: not quite JavaScript's own. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rankOfUnit(left) - rankOfUnit(right);
  }
  return a.length - b.length;
}

/** Surrogates encode characters beyond U+FFFF, which sort after all others. */
function rankOfUnit(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
