import { csvText } from "../../../lib/csv.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";

/** Without it spreadsheets read UTF-8 in the machine's own encoding: "BjÃ¶rk". */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * An artist's whole list as CSV: UTF-8 with a byte order mark, one header line, unrounded figures of the artist's file.
 * @param pageOf the absolute address of an artist's page
 */
export function neighboursCsv(artist: ArtistFile, pageOf: (slug: string) => string): string {
  const rows = artist.neighbours.map((neighbour, index) => [
    index + 1,
    neighbour.name,
    neighbour.similarity,
    neighbour.overlap,
    neighbour.shareOfSmaller,
    neighbour.listeners,
    neighbour.lift,
    neighbour.reciprocalRank,
    neighbour.lowConfidence,
    pageOf(neighbour.slug),
  ]);
  return `${BYTE_ORDER_MARK}${csvText([COLUMNS, ...rows])}`;
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
];
