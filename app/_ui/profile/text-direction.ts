/** ISO 639 codes of languages with a Wikipedia that are written from right to left. */
const RIGHT_TO_LEFT = new Set(
  "ar arc ary arz azb ckb dv fa glk he iw khw ks lrc mzn nqo pnb ps sd skr ug ur yi".split(" "),
);

/** How a language is written; its first letter would mislead where an English text begins with an Arabic name. */
export function textDirection(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}
