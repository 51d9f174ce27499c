import { decode } from "html-entities";

const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u0060\u00b4\uff07]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const HYPHENS = /[\u2010-\u2015\u2212\u00ad\ufe63\uff0d]/g;
/** Blanks, controls, and what is invisible or turns the direction of text. Joiners stay: Persian names and emoji need them. */
const BLANKS = /[\p{Z}\p{Cc}\u200B\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]+/gu;
/** YouTube's channels of artists. */
const TOPIC = / - Topic$/i;
const ASCII = /^[ -~]*$/;

/** A name as it is shown: single blanks, nothing invisible, NFC. Ingest cleans in the same way. */
export function cleanName(text: string): string {
  if (ASCII.test(text) && !text.includes("  ")) return text.trim();
  return text.replace(BLANKS, " ").replace(/^ | $/g, "").normalize("NFC");
}

/** An artist's name without what only YouTube adds. */
export const artistName = (text: string): string => cleanName(cleanName(text).replace(TOPIC, ""));

/**
 * What equal names have in common: NFKC, full case folding (with ı and i̇ as i, ς as σ), one kind of quote and one of hyphen.
 * For matching only.
 */
export function nameKey(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase().replaceAll("`", "'");
  return (
    name
      .normalize("NFKC")
      .replace(QUOTES, "'")
      .replace(DOUBLE_QUOTES, '"')
      .replace(HYPHENS, "-")
      // By way of capitals, which unfold ß to ss; the first step is for ẞ, which is its own capital.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll("i\u0307", "i")
      .replaceAll("ı", "i")
      .replaceAll("ς", "σ")
      .normalize("NFKC")
  );
}

/** The same name as a program should have written it, if it escaped it for HTML or an address: "Simon &amp; Garfunkel". */
export function unescaped(name: string): string | null {
  let plain = name;
  for (let turn = 0; turn < 3 && /&(?:#?\w+);|%[0-9a-f]{2}/i.test(plain); turn++) {
    const before = plain;
    plain = decode(plain);
    try {
      plain = /%[0-9a-f]{2}/i.test(plain) ? decodeURIComponent(plain) : plain;
    } catch {}
    if (plain === before) break;
  }
  return plain === name ? null : cleanName(plain);
}

/** Words before a featured artist. */
const FEATURING = /\s+[([]?(?:feat\.?|ft\.?|featuring)\s+/i;

/** "Björk feat. Anohni & Arca" → the main artist and those featured, or null. */
export function featuredIn(name: string): { main: string; others: string[] } | null {
  const found = FEATURING.exec(name);
  if (found === null || found.index === 0) return null;
  const rest = name.slice(found.index + found[0].length).replace(/[)\]]\s*$/, "");
  const others = [rest, ...rest.split(/\s*(?:,|;|&|\+| and | x )\s*/i)].map((other) => other.trim());
  return { main: name.slice(0, found.index).trim(), others: [...new Set(others)].filter((other) => other !== "") };
}

const wordsOf = (key: string) => new Set(key.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
const scriptOf = (key: string) =>
  /\p{Script=Latin}/u.test(key) ? "Latin" : (/[\p{L}]/u.exec(key)?.[0] ?? "") === "" ? "none" : "other";

function pairsOf(key: string): string[] {
  const letters = key.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
}

/** As in "Puff Daddy" and "P. Diddy"; names of different artists mostly share fewer pairs of letters. */
const LEAST_LIKENESS = 0.25;

/**
 * Whether two names plainly belong to different artists, although one MusicBrainz id stands with both: both are written in
 * Latin letters, without a common word and with few common pairs of letters.
 */
export function plainlyConflict(nameA: string, nameB: string): boolean {
  const [a, b] = [nameKey(nameA), nameKey(nameB)];
  if (a === b || scriptOf(a) !== "Latin" || scriptOf(b) !== "Latin") return false;
  const wordsOfB = wordsOf(b);
  if ([...wordsOf(a)].some((word) => wordsOfB.has(word))) return false;
  const [pairsOfA, pairsOfB] = [pairsOf(a), pairsOf(b)];
  const rest = [...pairsOfB];
  const common = pairsOfA.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / Math.max(1, pairsOfA.length + pairsOfB.length) < LEAST_LIKENESS;
}

/** What equal tracks have in common, across services: not who is featured, nor that it was remastered. */
export function trackKey(track: string): string {
  const bare = track
    .replace(/\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^)\]]*[)\]]/gi, "")
    .replace(/\s+[-–(]\s*(?:\d{4}\s+)?remaster(?:ed)?(?:\s+(?:version|\d{4}))*\)?$/i, "");
  return nameKey(cleanName(bare === "" ? track : bare));
}
