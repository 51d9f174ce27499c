/** A folded text that remembers where each of its UTF-16 units came from in the original: `[start, end)` each. */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

interface Piece {
  char: string;
  start: number;
  end: number;
}

/** A character with all that composes with it: marks, half-width voicing, invisible joiners, Hangul vowels and tails. */
const CLUSTER = /[\s\S][\p{M}\p{Cf}\uFF9E\uFF9F\u1160-\u11FF]*/gu;
const INVISIBLE = /\p{Cf}|[\uFE00-\uFE0F\uFFFF]/gu;
/** Marks that people leave out when they type: Latin and Greek accents, Hebrew points, Arabic vowels. */
const OPTIONAL_MARKS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/g;
const CYRILLIC = /^[\u0400-\u052F]/;
const STARTS_WORD = /^[\p{L}\p{N}]/u;
const WORD_CHAR = /[\p{L}\p{N}\p{M}]/u;
const LETTER = /\p{L}/u;
const APOSTROPHE = /^['’‘‛`´ʼʻʹ′]$/;

/** Letters that Unicode doesn't decompose, and how an English keyboard writes them. */
const LETTERS = new Map([
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ß", "ss"],
  ["ð", "d"],
  ["đ", "d"],
  ["þ", "th"],
  ["ł", "l"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ŧ", "t"],
  ["ŋ", "n"],
  ["ə", "e"],
  ["ƒ", "f"],
  ["ς", "σ"],
  ["ё", "е"],
]);

/** Without the marks that people leave out, and without any mark on nothing or on a symbol. */
function dropMarks(decomposed: string): string {
  if (!STARTS_WORD.test(decomposed)) return decomposed.replace(/\p{M}/gu, "");
  // й and ї are letters of their own; é is e with a mark.
  return CYRILLIC.test(decomposed) ? decomposed : decomposed.replace(OPTIONAL_MARKS, "");
}

/** Case, width, compatibility forms and optional marks removed; letters of other scripts stay composed as typed. */
function foldCluster(cluster: string): string {
  if (cluster.length === 1 && cluster < "\x7f") return cluster.toLowerCase();
  // The spacing acute decomposes to a blank; between letters people mean an apostrophe.
  if (cluster === "´") return "'";
  const decomposed = cluster.replace(INVISIBLE, "").normalize("NFKD").toLowerCase();
  const chars = Array.from(dropMarks(decomposed).normalize("NFC"));
  return chars.map((char) => LETTERS.get(char) ?? (APOSTROPHE.test(char) ? "'" : char)).join("");
}

function toPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    for (const char of foldCluster(cluster)) pieces.push({ char, start: index, end: index + cluster.length });
  }
  return pieces;
}

function isLetter(piece: Piece | undefined): boolean {
  return piece !== undefined && LETTER.test(piece.char);
}

function isApostrophe(piece: Piece | undefined): boolean {
  return piece !== undefined && APOSTROPHE.test(piece.char);
}

function isBlank(piece: Piece | undefined): boolean {
  return piece === undefined || piece.char.trim() === "";
}

/** What the piece at `at` contributes to a name that has letters or digits: a word character, " " or nothing. */
function spell(pieces: Piece[], at: number, previous: string): string {
  const char = pieces[at]?.char ?? "";
  const before = pieces[at - 1];
  const after = pieces[at + 1];
  if (isApostrophe(pieces[at])) {
    // Rock'n'Roll is three words; in Guns N' Roses and D'Angelo the apostrophe is dropped.
    const opensN = isLetter(before) && after?.char === "n" && isApostrophe(pieces[at + 2]);
    const closesN = isLetter(after) && before?.char === "n" && isApostrophe(pieces[at - 2]);
    return opensN || closesN ? " " : "";
  }
  if (WORD_CHAR.test(char)) return char;
  if (char === "&") return " and ";
  if (char === "+" && isBlank(before) && isBlank(after) && at > 0 && after) return " and ";
  // P!nk; but not "You! Black".
  if (char === "!" && isLetter(before) && isLetter(after)) return "i";
  // Ke$ha, A$AP, Joey Bada$$, $uicideboy$.
  if (char === "$" && (LETTER.test(previous) || isLetter(after))) return "s";
  // R.E.M. is one word, Mr. Oizo two.
  const initials = char === "." && isLetter(before) && isLetter(after);
  if (initials && !isLetter(pieces[at - 2]) && !isLetter(pieces[at + 2])) return "";
  return " ";
}

/**
 * Folds a name or query to its form for comparison: words of letters and digits, separated by single blanks.
 * Marks, case, width and punctuation go; a name of symbols alone ("!!!") keeps its symbols.
 */
export function foldWithSource(original: string): Folded {
  const pieces = toPieces(original);
  const hasWords = pieces.some(({ char }) => !APOSTROPHE.test(char) && WORD_CHAR.test(char));
  const folded: Folded = { text: "", starts: [], ends: [] };
  const push = (char: string, { start, end }: Piece) => {
    if (char === " " && (folded.text === "" || folded.text.endsWith(" "))) return;
    folded.text += char;
    for (let unit = 0; unit < char.length; unit++) {
      folded.starts.push(start);
      folded.ends.push(end);
    }
  };
  pieces.forEach((piece, at) => {
    const spelt = hasWords ? spell(pieces, at, folded.text.at(-1) ?? "") : piece.char;
    for (const char of spelt) push(char.trim() === "" ? " " : char, piece);
  });
  if (folded.text.endsWith(" ")) {
    folded.text = folded.text.slice(0, -1);
    folded.starts.pop();
    folded.ends.pop();
  }
  return folded;
}

/** Most names: nothing to fold but case. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/** `foldWithSource` without the positions: "Sigur Rós" → "sigur ros", "AC/DC" → "ac dc". Idempotent. */
export function fold(original: string): string {
  return PLAIN.test(original) ? original.toLowerCase() : foldWithSource(original).text;
}
