import { formatPlural, formatSimilarity } from "../../../lib/format.ts";
import type { ArtistFile, Neighbour } from "../../../lib/site-data/artist.ts";
import { musicBrainzArtistUrl } from "./links-out.ts";

/** MusicBrainz's own extension of JSPF tracks, which names a track's artists. */
const MUSICBRAINZ_TRACK = "https://musicbrainz.org/doc/jspf#track";

export type JspfTrack = {
  creator: string;
  annotation: string;
  info: string;
  identifier?: string[];
  extension?: Record<string, unknown[]>;
};

type JspfSource = {
  artist: ArtistFile;
  /** MusicBrainz identifiers of the neighbours, in their order; null if none is known. */
  mbids: readonly (string | null)[];
  pageOf: (slug: string) => string;
  /** Title of the dataset. */
  dataset: string;
};

/**
 * An artist's whole list as a JSPF playlist whose entries are artists: `creator` and MusicBrainz's address of the artist,
 * without a recording. Source: https://xspf.org/jspf
 */
export function neighboursJspf({ artist, mbids, pageOf, dataset }: JspfSource) {
  return {
    playlist: {
      title: `Artists like ${artist.name}`,
      creator: "Kindred",
      annotation: `The ${formatPlural(artist.neighbours.length, "artist")} nearest to ${artist.name}, in the order of its list. Data: ${dataset}.`,
      info: pageOf(artist.slug),
      track: artist.neighbours.map((neighbour, index) => trackOf(neighbour, mbids[index] ?? null, pageOf)),
    },
  };
}

function trackOf(neighbour: Neighbour, mbid: string | null, pageOf: JspfSource["pageOf"]): JspfTrack {
  const identifier = mbid === null ? null : musicBrainzArtistUrl(mbid);
  return {
    creator: neighbour.name,
    annotation: `Similarity ${formatSimilarity(neighbour.similarity)}, ${formatPlural(neighbour.overlap, "shared listener")}`,
    info: pageOf(neighbour.slug),
    ...(identifier === null
      ? {}
      : { identifier: [identifier], extension: { [MUSICBRAINZ_TRACK]: [{ artist_identifiers: [identifier] }] } }),
  };
}
