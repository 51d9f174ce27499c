import { lift, rankInList } from "../../../lib/kernel/around/evidence.ts";
import type { ListedBy } from "../../../lib/kernel/around/listed-by.ts";
import { mutualPairs } from "../../../lib/kernel/around/mutual-pairs.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import {
  ARTIST_FILE,
  type ArtistFile,
  type ListedBy as ListedByField,
  type NamedArtist,
  NEAREST_LINKED,
  type Neighbour,
} from "../../../lib/site-data/artist.ts";
import { type Catalogue, statisticsOf } from "./catalogue.ts";
import { artistTags, type CatalogueTags, sharedFirst } from "./catalogue-tags.ts";
import { publishedSimilarity, round } from "./round.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

export interface ArtistFileSettings {
  edition: string;
  /** Users with an interaction: the base for chance. */
  users: number;
  /** Fewer shared listeners (a pair) or listeners (an artist) than this are marked. */
  lowConfidenceBelow: number;
  tags: CatalogueTags;
}

/** The files of the artists [from, to), created lazily: the whole set is never in memory. */
export function* artistFiles(
  catalogue: Catalogue,
  neighbours: NeighbourTable,
  listedBy: ListedBy,
  settings: ArtistFileSettings,
  from = 0,
  to = catalogue.artists.length,
): Generator<OutputFile> {
  const marks = new Uint8Array(neighbours.artists);
  for (let index = from; index < to; index++) {
    const artist = catalogue.artists[index];
    const slug = catalogue.slugs[index];
    if (artist === undefined || slug === undefined) throw new Error(`artist ${index} has no record or slug`);
    const [mbid = null, ...otherMbids] = artist.mbids;
    const file: ArtistFile = {
      formatVersion: FORMAT_VERSION,
      edition: settings.edition,
      slug,
      name: artist.name,
      mbid,
      otherMbids,
      otherNames: artist.other_names,
      tags: artistTags(settings.tags, index),
      statistics: statisticsOf(catalogue, index),
      lowConfidence: artist.listeners < settings.lowConfidenceBelow,
      neighbours: neighboursOf(index, catalogue, neighbours, settings),
      nearestPairs: mutualPairs(neighbours, index, NEAREST_LINKED, marks),
      listedBy: listedByOf(index, catalogue, listedBy),
      byListeners: { previous: namedAt(catalogue, index - 1), next: namedAt(catalogue, index + 1) },
    };
    yield outputFile(ARTIST_FILE, { slug }, file);
  }
}

function neighboursOf(
  index: number,
  catalogue: Catalogue,
  table: NeighbourTable,
  { users, lowConfidenceBelow, tags }: ArtistFileSettings,
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
      similarity: publishedSimilarity(table.similarities[start + place] ?? 0),
      overlap,
      shareOfSmaller: round(overlap / Math.min(listeners, row.listeners), 4),
      listeners: row.listeners,
      lift: round(lift(overlap, users, listeners, row.listeners), 2),
      reciprocalRank: rankInList(table, other, index),
      tags: sharedFirst(tags, other, index),
      lowConfidence: overlap < lowConfidenceBelow,
    };
  });
}

function listedByOf(index: number, catalogue: Catalogue, { limit, counts, owners, places }: ListedBy): ListedByField {
  const artists = counts[index] ?? 0;
  const best = Array.from({ length: Math.min(artists, limit) }, (_, slot) => {
    const row = catalogue.rows[owners[index * limit + slot] ?? 0];
    if (row === undefined) throw new Error(`artist ${index} is listed by an artist without a page`);
    return { slug: row.slug, name: row.name, place: places[index * limit + slot] ?? 0 };
  });
  return { artists, best };
}

function namedAt(catalogue: Catalogue, index: number): NamedArtist | null {
  const row = catalogue.rows[index];
  return row === undefined ? null : { slug: row.slug, name: row.name };
}
