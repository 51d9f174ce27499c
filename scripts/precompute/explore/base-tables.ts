import { csvFormatRows } from "d3-dsv";
import type { CoListening } from "../../../lib/kernel/co-listening.ts";
import { median } from "../../../lib/kernel/median.ts";
import type { NeighbourTable } from "../../../lib/kernel/neighbours.ts";
import { reciprocalCounts } from "../../../lib/kernel/reciprocity.ts";
import { round } from "../publish/round.ts";

/** Artists in artistIndex order: columns of all, names and slugs of those that have a page (a prefix). */
export interface ArtistColumns {
  names: readonly string[];
  slugs: readonly string[];
  listeners: Uint32Array;
  plays: Float64Array;
}

/** Every listener's number of artists and of plays, in no order that matters. */
export interface ListenerTotals {
  artists: Uint32Array;
  plays: Float64Array;
}

/** Neighbours whose audience tells how well known a list is: those that an artist's page shows first. */
const FIRST_NEIGHBOURS = 10;

type Rows = (string | number)[][];

/** One row per artist, most heard first; no name, slug or neighbours for those without a page. */
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

export function listenersByArtists({ artists }: ListenerTotals): Rows {
  return [["artists", "listeners"], ...sortedCounts(artists)];
}

/** Edges within a decade: every edge that a figure draws is one of them. */
const FINE_EDGES = [
  10, 11, 13, 14, 15, 16, 18, 20, 22, 25, 28, 30, 32, 35, 40, 45, 46, 50, 56, 60, 63, 68, 70, 71, 79, 80, 89, 90,
];

/** In bins of 28 a decade, so that nobody's own sum is given away; below 10 a bin is one number. */
export function listenersByPlays({ plays }: ListenerTotals): Rows {
  const edges = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const most = plays.reduce((largest, one) => Math.max(largest, one), 0);
  for (let scale = 1; (edges.at(-1) ?? 0) <= most; scale *= 10) for (const edge of FINE_EDGES) edges.push(edge * scale);
  const bins = edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? 0, listeners: 0, plays: 0 }));
  const starts = Float64Array.from(edges);
  for (const one of plays) {
    const bin = bins[lastAtOrBelow(starts, one)];
    if (bin === undefined) throw new Error(`a listener has ${one} plays, expected at least 1`);
    bin.listeners++;
    bin.plays += one;
  }
  return [
    ["from_plays", "to_plays", "listeners", "plays"],
    ...bins.filter((bin) => bin.listeners > 0).map((bin) => [bin.from, bin.to, bin.listeners, bin.plays]),
  ];
}

function lastAtOrBelow(ascending: Float64Array, value: number): number {
  let low = -1;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

export function pairsBySharedListeners({ pairs }: CoListening): Rows {
  const rows: Rows = [["shared_listeners", "pairs"]];
  for (const [shared, count] of pairs.entries()) if (count > 0) rows.push([shared, count]);
  return rows;
}

/** Thousandths of similarity: finer than can be drawn, and at most 1,001 rows a place. */
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

/** Distinct values, ascending, each with how often it occurs. */
function sortedCounts(values: Uint32Array): Rows {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** Rows as CSV (RFC 4180 quoting, line feeds). */
export const toCsv = (rows: Rows) => `${csvFormatRows(rows.map((row) => row.map(String)))}\n`;
