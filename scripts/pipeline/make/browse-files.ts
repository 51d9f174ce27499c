import anyAscii from "any-ascii";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { BROWSE_PAGE_SIZE } from "../../../lib/primitives/page-size.ts";
import { latinReading } from "../../../lib/search/readings.ts";
import {
  type ArtistRow,
  AVERAGE_PLAYS_FILE,
  BROWSE_INDEX_FILE,
  BROWSE_LETTERS,
  type BrowseIndex,
  type BrowseLetter,
  type BrowsePage,
  EVERY_LETTER_FILE,
  LETTER_FILE,
  PLAYS_FILE,
  POPULAR_FILE,
} from "../../../lib/site-data/browse.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/**
 * The sort key of a name: in Latin letters (under none if nobody knows how its kanji are read), without what precedes its first letter or digit, and without a leading "The". "A" and
 * "An" count: many names begin with a word of another language, or with a letter, that reads like them.
 */
function filedAs(name: string): string {
  return anyAscii(latinReading(name) ?? "")
    .toLowerCase()
    .replace(/^[^a-z0-9]+/, "")
    .replace(/^the\s[^a-z0-9]*(?=[a-z0-9])/, "");
}

function letterOf(filed: string): BrowseLetter {
  return BROWSE_LETTERS.find((letter) => letter !== "0" && filed.startsWith(letter)) ?? "0";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `rows` in pages, in the given order. */
export function* browsePages(
  fileOf: (page: string, value: BrowsePage) => OutputFile,
  rows: readonly ArtistRow[],
): Generator<OutputFile> {
  const pages = Math.ceil(rows.length / BROWSE_PAGE_SIZE);
  for (let page = 1; page <= pages; page++) {
    const artists = rows.slice((page - 1) * BROWSE_PAGE_SIZE, page * BROWSE_PAGE_SIZE);
    yield fileOf(String(page), { formatVersion: FORMAT_VERSION, page, pages, artists });
  }
}

const averagePlays = ({ plays, listeners }: ArtistRow) => plays / listeners;

/** A letter with fewer artists that enough people hear shows all of them: a short list needs no choice. */
const MIN_HEARD = 20;

/**
 * Browse pages by listeners, plays, average plays and letter, and their index. A letter's pages leave out artists with
 * fewer than `minHeard` listeners, if enough others remain. `rows` come most listened to first.
 */
export function* browseFiles(rows: readonly ArtistRow[], minHeard: number): Generator<OutputFile> {
  const byLetter = new Map<BrowseLetter, { filed: string; row: ArtistRow }[]>();
  for (const row of rows) {
    const filed = filedAs(row.name);
    const letter = letterOf(filed);
    const shelf = byLetter.get(letter);
    if (shelf) shelf.push({ filed, row });
    else byLetter.set(letter, [{ filed, row }]);
  }
  yield* browsePages((page, value) => outputFile(POPULAR_FILE, { page }, value), rows);
  // Sorting is stable: ties go to the more popular artist.
  yield* browsePages(
    (page, value) => outputFile(PLAYS_FILE, { page }, value),
    [...rows].sort((a, b) => b.plays - a.plays),
  );
  yield* browsePages(
    (page, value) => outputFile(AVERAGE_PLAYS_FILE, { page }, value),
    [...rows].sort((a, b) => averagePlays(b) - averagePlays(a)),
  );
  const letters: BrowseIndex["letters"] = [];
  for (const letter of BROWSE_LETTERS) {
    const shelf = byLetter.get(letter) ?? [];
    shelf.sort((a, b) => compare(a.filed, b.filed) || compare(a.row.slug, b.row.slug));
    const every = shelf.map(({ row }) => row);
    const heard = every.filter(({ listeners }) => listeners >= minHeard);
    const listed = heard.length < MIN_HEARD ? every : heard;
    letters.push({
      letter,
      artists: every.length,
      listed: listed.length,
      pages: Math.ceil(listed.length / BROWSE_PAGE_SIZE),
    });
    yield* browsePages((page, value) => outputFile(LETTER_FILE, { letter, page }, value), listed);
    if (listed.length === every.length) continue;
    yield* browsePages((page, value) => outputFile(EVERY_LETTER_FILE, { letter, page }, value), every);
  }
  const index: BrowseIndex = {
    formatVersion: FORMAT_VERSION,
    artists: rows.length,
    popularPages: Math.ceil(rows.length / BROWSE_PAGE_SIZE),
    letters,
  };
  yield outputFile(BROWSE_INDEX_FILE, {}, index);
}
