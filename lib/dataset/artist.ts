import "server-only";
import { cache } from "react";
import { ArtistFile } from "../contracts/artist.ts";
import { isSlug } from "../contracts/slug.ts";
import { readDataFile } from "./read-json.ts";

/** One artist by slug, or null where there is none; a malformed slug never reaches the disk. */
export const findArtist = cache(async (slug: string): Promise<ArtistFile | null> => {
  if (!isSlug(slug)) return null;
  return readDataFile(`artists/${slug}.json`, ArtistFile);
});
