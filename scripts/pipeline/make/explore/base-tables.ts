import type { CsvCell } from "../../../../lib/csv.ts";
import type { CoListening } from "../../../../lib/kernel/around/co-listening.ts";
import { reciprocalCounts } from "../../../../lib/kernel/around/reciprocity.ts";
import { median } from "../../../../lib/kernel/median.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import type { ListenerTotals } from "../../engines/listening.ts";
import { round } from "../round.ts";
import { type ListenerBin, listenerBins } from "./listener-bins.ts";

/** Artists in artistIndex order: columns of all, names and slugs of those that have a page (a prefix). */
export interface ArtistColumns {
  names: readonly string[];
  slugs: readonly string[];
  listeners: Uint32Array;
  plays: Float64Array;
}

/** Neighbours whose audience measures how popular a list is: those that an artist's page shows first. */
const FIRST_NEIGHBOURS = 10;

type Rows = CsvCell[][];

/** One row per artist, most listeners first; no name, slug or neighbours for those without a page. */
export function artistRows(
  { names, slugs, listeners, plays }: ArtistColumns,
  neighbours: NeighbourTable,
  { strongest }: CoListening,
): Rows {
  const reciprocal = reciprocalCounts(neighbours, names.length);
  const rows: Rows = Array.from(listeners, (count, artist) =>
    artist < names.length
      ? [
          slugs[artist] ?? "",
          names[artist] ?? "",
          count,
          plays[artist] ?? 0,
          neighbours.counts[artist] ?? 0,
          reciprocal[artist] ?? 0,
          audienceOfFirst(neighbours, artist, listeners),
          strongest[artist] ?? 0,
        ]
      : ["", "", count, plays[artist] ?? 0, "", "", "", strongest[artist] ?? 0],
  );
  const header =
    "slug,name,listeners,plays,neighbours,reciprocal_neighbours,neighbour_listeners,shared_listeners".split(",");
  return [header, ...rows];
}

function audienceOfFirst({ topK, counts, indices }: NeighbourTable, artist: number, listeners: Uint32Array) {
  const first = Math.min(FIRST_NEIGHBOURS, counts[artist] ?? 0);
  if (first === 0) return "";
  return median(Array.from({ length: first }, (_, place) => listeners[indices[artist * topK + place] ?? 0] ?? 0));
}

/** How many listeners have how many artists, with exact edges. */
export const listenersByArtists = ({ artists }: ListenerTotals): Rows =>
  binRows("artists", listenerBins(artists, null));

/** Edges of plays have two digits: exact ones would make too many rows at the full size of Last.fm-360K. */
const PLAYS_DIGITS = 2;

export const listenersByPlays = ({ plays }: ListenerTotals): Rows =>
  binRows("plays", listenerBins(plays, PLAYS_DIGITS));

const binRows = (quantity: string, bins: readonly ListenerBin[]): Rows => [
  [`from_${quantity}`, `to_${quantity}`, "listeners"],
  ...bins.map(({ from, to, listeners }) => [from, to, listeners]),
];

export function pairsBySharedListeners({ pairs }: CoListening): Rows {
  const rows: Rows = [["shared_listeners", "pairs"]];
  for (const [shared, count] of pairs.entries()) if (count > 0) rows.push([shared, count]);
  return rows;
}

/** Thousandths of similarity: finer than can be drawn, and at most 1,001 rows per place. */
const SIMILARITY_STEPS = 1_000;

export function similaritiesByPlace({ topK, counts, similarities }: NeighbourTable, artists: number): Rows {
  const rows: Rows = [["place", "similarity", "artists"]];
  for (let place = 0; place < topK; place++) {
    const steps = new Uint32Array(SIMILARITY_STEPS + 1);
    for (let artist = 0; artist < artists; artist++) {
      if ((counts[artist] ?? 0) <= place) continue;
      const step = round((similarities[artist * topK + place] ?? 0) * SIMILARITY_STEPS, 0);
      steps[step] = (steps[step] ?? 0) + 1;
    }
    for (const [step, count] of steps.entries()) if (count > 0) rows.push([place + 1, step / SIMILARITY_STEPS, count]);
  }
  return rows;
}
