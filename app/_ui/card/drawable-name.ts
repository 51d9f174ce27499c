import anyAscii from "any-ascii";
import { hasHan, hasKana } from "../../../lib/search/kana.ts";
import { latinReading } from "../../../lib/search/readings.ts";

/**
 * What the typeface of next/og draws (Geist Regular, read from its cmap): Latin with the marks of Europe and Vietnam, the
 * Cyrillic of Russian, Ukrainian and their neighbours, and the punctuation of names.
 */
const DRAWABLE =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u01a0\u01a1\u01af\u01b0\u0400-\u045f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026]/;

/** In code points: what fits into four lines of a card. */
const MAX_LENGTH = 110;

/**
 * The name in letters that the card's typeface has, Japanese as it is read. Never fetches a font, and never draws an empty box.
 * @param fallback used if nothing is left of the name
 */
export function drawableName(name: string, fallback: string): string {
  const legible = hasKana(name) || hasHan(name) ? (latinReading(name) ?? "") : name;
  const drawn = [...legible.normalize("NFC")].map((sign) => (DRAWABLE.test(sign) ? sign : anyAscii(sign))).join("");
  const signs = [...(drawn.trim() || fallback)];
  return signs.length > MAX_LENGTH
    ? `${signs
        .slice(0, MAX_LENGTH - 1)
        .join("")
        .trimEnd()}…`
    : signs.join("");
}
