import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Slug } from "../primitives/slug.ts";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Rows on one browse page. */
export const BROWSE_PAGE_SIZE = 100;

/** `#` holds names whose transliteration starts with neither a letter of A–Z; its file key is `0`. */
export const BROWSE_LETTERS = [..."abcdefghijklmnopqrstuvwxyz", "0"] as const;

export const BrowseLetter = v.picklist(BROWSE_LETTERS);

export const ArtistRow = v.object({
  slug: Slug,
  name: v.string(),
  listeners: Count,
  plays: Count,
});

/** `browse/index.json`: how many pages there are. Letters without artists are listed with 0 pages. */
export const BrowseIndex = v.object({
  formatVersion: FormatVersion,
  artists: Count,
  popularPages: Count,
  letters: v.array(v.object({ letter: BrowseLetter, artists: Count, pages: Count })),
});

/**
 * `browse/popular/<page>.json` and `browse/cluster/<slug>/<page>.json` (by listeners), `browse/plays/…`,
 * `browse/average-plays/…` (by plays per listener), `browse/letter/<letter>/<page>.json` (by name); pages start at 1. A
 * cluster of the map is called by the slug of its most heard artist.
 */
export const BrowsePage = v.object({
  formatVersion: FormatVersion,
  page: v.pipe(Count, v.minValue(1)),
  pages: v.pipe(Count, v.minValue(1)),
  artists: v.array(ArtistRow),
});

export type BrowseLetter = v.InferOutput<typeof BrowseLetter>;
export type ArtistRow = v.InferOutput<typeof ArtistRow>;
export type BrowseIndex = v.InferOutput<typeof BrowseIndex>;
export type BrowsePage = v.InferOutput<typeof BrowsePage>;
