import { ArtistFile, type Neighbour } from "../../../lib/contracts/artist.ts";
import { FORMAT_VERSION } from "../../../lib/contracts/format-version.ts";
import { lift, rankInList } from "../../../lib/kernel/evidence.ts";
import type { NeighbourTable } from "../../../lib/kernel/neighbours.ts";
import type { Catalogue } from "./catalogue.ts";
import type { OutputFile } from "./write-files.ts";

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

export interface EvidenceSettings {
  /** Users with an interaction: what chance is reckoned among. */
  users: number;
  /** Fewer shared listeners (a pair) or listeners (an artist) than this are marked. */
  lowConfidenceBelow: number;
}

/** One file per artist, made as it is asked for: the whole set is never in memory. */
export function* artistFiles(
  catalogue: Catalogue,
  neighbours: NeighbourTable,
  settings: EvidenceSettings,
): Generator<OutputFile> {
  for (const [index, artist] of catalogue.artists.entries()) {
    const slug = catalogue.slugs[index];
    const statistics = catalogue.statistics[index];
    if (slug === undefined || statistics === undefined) throw new Error(`artist ${index} has no slug or statistics`);
    const [mbid = null, ...otherMbids] = artist.mbids;
    const file: ArtistFile = {
      formatVersion: FORMAT_VERSION,
      slug,
      name: artist.name,
      mbid,
      otherMbids,
      otherNames: artist.other_names,
      statistics,
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
