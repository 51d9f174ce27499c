import { type BlendArtist, blendArtistOf } from "../../lib/blend/blend.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";

/** An artist to blend, and the edition of the data it is from. */
export interface DatedArtist extends BlendArtist {
  edition: string;
}

export function datedArtistOf(file: ArtistFile): DatedArtist {
  return { edition: file.edition, ...blendArtistOf(file) };
}
