import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { SLUG_MAX_LENGTH, SLUG_PATTERN, Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

/** `#` holds names whose transliteration starts with neither a letter of A–Z; its file key is `0`. */
export const BROWSE_LETTERS = [..."abcdefghijklmnopqrstuvwxyz", "0"] as const;

export const BrowseLetter = v.picklist(BROWSE_LETTERS);

export const ArtistRow = v.object({
  slug: Slug,
  name: v.string(),
  listeners: Count,
  plays: Count,
});

/**
 * `browse/index.json`: how many pages there are. Letters without artists are listed with 0 pages. `artists` counts a
 * letter's artists, `listed` those on its pages: fewer if some are heard by so few that only `browse/every-letter/…` has them.
 */
export const BrowseIndex = v.object({
  formatVersion: FormatVersion,
  artists: Count,
  popularPages: Count,
  letters: v.array(v.object({ letter: BrowseLetter, artists: Count, listed: Count, pages: Count })),
});

/**
 * `browse/popular/<page>.json` and `browse/cluster/<slug>/<page>.json` (by listeners), `browse/plays/…`,
 * `browse/average-plays/…` (by plays per listener), `browse/letter/<letter>/<page>.json` (by name), `browse/every-letter/…` (the same with those hardly anyone hears); pages start at 1. A
 * cluster of the map is named by the slug of its most popular artist.
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

export const BROWSE_INDEX_FILE = declareFile({
  path: "browse/index.json",
  schemaName: "BrowseIndex",
  schema: BrowseIndex,
  summary: "Number of artists and of pages, in total and by letter",
  parameters: {},
});

const PAGE = { description: "Page number, from 1.", pattern: "[1-9][0-9]*", maxLength: 7, example: "1" };
const LETTER = { description: "a to z, or 0 for all other names.", pattern: "[a-z0]", example: "b" };
const PAGE_OF_ARTISTS = { schemaName: "BrowsePage", schema: BrowsePage };

export const POPULAR_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/popular/{page}.json",
  summary: "A page of 100 artists, by listeners; the pages together list every artist",
  parameters: { page: PAGE },
});

export const PLAYS_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/plays/{page}.json",
  summary: "A page of 100 artists, by plays",
  parameters: { page: PAGE },
});

export const AVERAGE_PLAYS_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/average-plays/{page}.json",
  summary: "A page of 100 artists, by plays per listener",
  parameters: { page: PAGE },
});

export const LETTER_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/letter/{letter}/{page}.json",
  summary:
    "A page of 100 artists of one letter, by name without a leading “The”; of a letter with many artists, those with enough listeners",
  parameters: { letter: LETTER, page: PAGE },
});

export const EVERY_LETTER_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/every-letter/{letter}/{page}.json",
  summary:
    "A page of 100 artists of one letter, by name without a leading “The”, whatever their listeners, if the letter's other pages leave some out",
  parameters: { letter: LETTER, page: PAGE },
  isAlways: false,
});

export const CLUSTER_FILE = declareFile({
  ...PAGE_OF_ARTISTS,
  path: "browse/cluster/{cluster}/{page}.json",
  summary: "A page of 100 artists of one region of the map, by listeners",
  parameters: {
    cluster: {
      description: "A region of the map, named by the slug of its most popular artist.",
      pattern: SLUG_PATTERN,
      maxLength: SLUG_MAX_LENGTH,
      example: "radiohead",
    },
    page: PAGE,
  },
  isAlways: false,
});

/** Every kind of page of artists; the site's page has the same path, without the extension. */
export const BROWSE_PAGE_FILES = [
  POPULAR_FILE,
  PLAYS_FILE,
  AVERAGE_PLAYS_FILE,
  LETTER_FILE,
  EVERY_LETTER_FILE,
  CLUSTER_FILE,
] as const;
