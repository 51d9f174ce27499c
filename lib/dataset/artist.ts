import "server-only";
import { cache } from "react";
import * as v from "valibot";
import { isSlug } from "../primitives/slug.ts";
import { ArtistFile } from "../site-data/artist.ts";
import { readDataFile } from "./read-json.ts";

/** One artist by slug, or null where there is none; a malformed slug never reaches the disk. */
export const findArtist = cache(async (slug: string): Promise<ArtistFile | null> => {
  if (!isSlug(slug)) return null;
  return readDataFile(`artists/${slug}.json`, ArtistFile);
});

const Identified = v.pick(ArtistFile, ["formatVersion", "mbid"]);

/** An artist's MusicBrainz identifier alone, without checking the rest of its file; null where there is none. */
export async function findMbid(slug: string): Promise<string | null> {
  const artist = isSlug(slug) ? await readDataFile(`artists/${slug}.json`, Identified) : null;
  return artist?.mbid ?? null;
}
