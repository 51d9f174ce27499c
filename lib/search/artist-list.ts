/** Number of lines of a pasted list that are read; the rest is counted. */
export const LIST_MAX_LINES = 100;

/** One line of a pasted list, with its possible readings. */
export interface ListLine {
  /** As pasted, without numbering and blanks. */
  text: string;
  /** Plays or another count at its end; null if there is none. */
  count: number | null;
  /** Possible names of the artist, most likely first: the whole line, the part before a count or a title. */
  readings: string[];
  /** If the line may be several artists: its parts between commas or semicolons; otherwise empty. */
  parts: string[];
}

export interface PastedList {
  lines: ListLine[];
  /** Lines beyond LIST_MAX_LINES. */
  dropped: number;
}

/** A whole list may be on one line. */
const LINE_MAX_LENGTH = 4000;
/** A name with a title and a count. */
const NAME_MAX_LENGTH = 300;
/** Names between commas that are looked at in the whole list. */
const MAX_PARTS = 200;
const NUMBERING = /^(?:#?\d{1,4}[.):]\s+|[-*•–]\s+)/u;
const COUNT = /^\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+$|^\d{1,9}$/;
/** "Radiohead (120 plays)", "Radiohead: 120", "Radiohead x 120"; not "Blink 182". */
const COUNT_AT_END = /^(.+?)\s*(?:[,;:]\s*|\s+[x×]\s*|\s+\()(\d[\d ,.\u00a0\u202f]*)(?:\s*(?:plays|scrobbles))?\)?$/iu;
const PLAYS_AT_END = /^(.+?)\s+(\d[\d,.\u00a0\u202f]*)\s+(?:plays|scrobbles)$/iu;
/** A dash between blanks separates an artist from a title. */
const BEFORE_TITLE = /^(.+?)\s+[-–—]\s+/u;

function toCount(text: string): number | null {
  const trimmed = text.trim();
  return COUNT.test(trimmed) ? Number(trimmed.replace(/\D/g, "")) : null;
}

function withoutQuotes(text: string): string {
  return text.trim().replace(/^"(.*)"$/u, (_, inner: string) => inner.replaceAll('""', '"'));
}

/** The parts between commas or semicolons outside quotation marks. */
function partsOf(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"]|"")*"|[^,;])+/gu) ?? [];
  return parts.map(withoutQuotes).filter((part) => part !== "");
}

/** Cells between tabs: the first that is not a number is the name, the last number the count. */
function readCells(cells: string[]): ListLine {
  const named = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const name = named.find((cell) => toCount(cell) === null) ?? named[0] ?? "";
  const count = named
    .filter((cell) => cell !== name)
    .map(toCount)
    .findLast((found) => found !== null);
  return { ...readLine(withoutQuotes(name)), count: count ?? null };
}

function readLine(raw: string): ListLine {
  const text = raw.replace(NUMBERING, "").trim();
  // Longer than any name: several artists, if anything.
  const short = text.length > NAME_MAX_LENGTH ? "" : text;
  const counted = COUNT_AT_END.exec(short) ?? PLAYS_AT_END.exec(short);
  const count = toCount(counted?.[2] ?? "");
  const name = count === null ? text : (counted?.[1] ?? text);
  const artist = BEFORE_TITLE.exec(name.slice(0, NAME_MAX_LENGTH))?.[1];
  const readings = [text, name, artist ?? name].map(withoutQuotes).filter((reading) => reading !== "");
  const parts = partsOf(text);
  return { text, count, readings: [...new Set(readings)], parts: parts.length > 1 ? parts : [] };
}

/**
 * Reads a pasted list of artists: one per line, or separated by commas; with or without numbering, quotation marks,
 * titles ("Radiohead - Creep"), columns between tabs, and counts. Never throws; `matchNames` decides what a line means.
 */
export function parseArtistList(text: string): PastedList {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.slice(0, LINE_MAX_LENGTH).trim())
    .filter((line) => line !== "");
  const read = lines
    .slice(0, LIST_MAX_LINES)
    .map((line) => (line.includes("\t") ? readCells(line.split("\t")) : readLine(line)));
  let partsLeft = MAX_PARTS;
  for (const line of read) {
    line.parts = line.parts.slice(0, partsLeft);
    partsLeft -= line.parts.length;
  }
  return {
    lines: read.filter(({ readings }) => readings.length > 0),
    dropped: Math.max(0, lines.length - LIST_MAX_LINES),
  };
}
