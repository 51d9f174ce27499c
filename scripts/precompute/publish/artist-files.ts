import { ArtistFile, type Neighbour } from "../../../lib/contracts/artist.ts";
import { FORMAT_VERSION } from "../../../lib/contracts/format-version.ts";
import { lift, rankInList } from "../../../lib/kernel/evidence.ts";
import type { NeighbourTable } from "../../../lib/kernel/neighbours.ts";
import { type Catalogue, statisticsOf } from "./catalogue.ts";
import { round } from "./round.ts";
import type { OutputFile } from "./write-files.ts";

export interface EvidenceSettings {
  /** Users with an interaction: what chance is reckoned among. */
  users: number;
  /** Fewer shared listeners (a pair) or listeners (an artist) than this are marked. */
  lowConfidenceBelow: number;
}

/** The files of the artists [from, to), made as they are asked for: the whole set is never in memory. */
export function* artistFiles(
  catalogue: Catalogue,
  neighbours: NeighbourTable,
  settings: EvidenceSettings,
  from = 0,
  to = catalogue.artists.length,
): Generator<OutputFile> {
  for (let index = from; index < to; index++) {
    const artist = catalogue.artists[index];
    const slug = catalogue.slugs[index];
    if (artist === undefined || slug === undefined) throw new Error(`artist ${index} has no record or slug`);
    const [mbid = null, ...otherMbids] = artist.mbids;
    const file: ArtistFile = {
      formatVersion: FORMAT_VERSION,
      slug,
      name: artist.name,
      mbid,
      otherMbids,
      otherNames: artist.other_names,
      statistics: statisticsOf(catalogue, index),
      lowConfidence: artist.listeners < settings.lowConfidenceBelow,
      neighbours: neighboursOf(index, catalogue, neighbours, settings),
    };
    yield { path: `artists/${slug}.json`, schema: ArtistFile, value: file };
  }
}

function neighboursOf(
  index: number,
  catalogue: Catalogue,
  table: NeighbourTable,
  { users, lowConfidenceBelow }: EvidenceSettings,
): Neighbour[] {
  const listeners = catalogue.artists[index]?.listeners ?? 0;
  const start = index * table.topK;
  return Array.from({ length: table.counts[index] ?? 0 }, (_, place) => {
    const other = table.indices[start + place] ?? 0;
    const overlap = table.overlaps[start + place] ?? 0;
    const row = catalogue.rows[other];
    if (row === undefined) throw new Error(`artist ${index} has neighbour ${other}, which has no page`);
    return {
      slug: row.slug,
      name: row.name,
      similarity: round(table.similarities[start + place] ?? 0, 6),
      overlap,
      shareOfSmaller: round(overlap / Math.min(listeners, row.listeners), 4),
      listeners: row.listeners,
      lift: round(lift(overlap, users, listeners, row.listeners), 2),
      reciprocalRank: rankInList(table, other, index),
      lowConfidence: overlap < lowConfidenceBelow,
    };
  });
}
