import { csvFormat } from "d3-dsv";
import type { ArtistFile } from "../../../lib/contracts/artist.ts";

/** Without it spreadsheets take UTF-8 for the machine's own encoding: "BjÃ¶rk". */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Text that a spreadsheet shows and never computes: what begins like a formula gets an apostrophe before it, which
 * spreadsheets take for "this is text". Names such as "+/-" and "=3" are real.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function inertCell(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/**
 * An artist's whole list as CSV: UTF-8 with a byte order mark, one header line, unrounded figures of the artist's file.
 * @param pageOf the absolute address of an artist's page
 */
export function neighboursCsv(artist: ArtistFile, pageOf: (slug: string) => string): string {
  const rows = artist.neighbours.map((neighbour, index) => ({
    place: index + 1,
    artist: inertCell(neighbour.name),
    similarity: neighbour.similarity,
    shared_listeners: neighbour.overlap,
    share_of_smaller_audience: neighbour.shareOfSmaller,
    listeners: neighbour.listeners,
    times_chance: neighbour.lift,
    place_in_its_list: neighbour.reciprocalRank,
    low_confidence: neighbour.lowConfidence,
    page: pageOf(neighbour.slug),
  }));
  return `${BYTE_ORDER_MARK}${csvFormat(rows, COLUMNS)}\n`;
}

const COLUMNS = [
  "place",
  "artist",
  "similarity",
  "shared_listeners",
  "share_of_smaller_audience",
  "listeners",
  "times_chance",
  "place_in_its_list",
  "low_confidence",
  "page",
] as const;
