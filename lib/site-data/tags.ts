import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { SLUG_MAX_LENGTH, SLUG_PATTERN, Slug } from "../primitives/slug.ts";
import { ArtistRow } from "./browse.ts";
import { declareFile } from "./declaration.ts";

/** Maximum number of tags published per artist, best first. */
export const TAGS_PER_ARTIST = 5;

/** A tag's name is unique among a dataset's tags, in the spelling that most people use. */
export const TagName = v.pipe(v.string(), v.minLength(1));

/** How many people gave the tag to the artist; null if the source does not say. */
const People = v.nullable(v.pipe(Count, v.minValue(1)));

/** One tag of an artist. */
export const ArtistTag = v.object({ slug: Slug, name: TagName, people: People });

/** The tags of another artist in a list, by name: those that it shares with the list's owner first. */
export const TagNames = v.pipe(v.array(TagName), v.maxLength(TAGS_PER_ARTIST));

const TagRow = v.object({
  slug: Slug,
  name: TagName,
  /** Artists that carry it among their published tags. */
  artists: Count,
});

/** `tags.json`: every tag that has a page, most artists first; empty for a dataset without tags. */
export const TagIndex = v.object({ formatVersion: FormatVersion, edition: Edition, tags: v.array(TagRow) });

const TaggedArtist = v.object({ ...ArtistRow.entries, people: People });

/** `tags/<slug>.json`: a tag with its artists. */
export const TagFile = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  ...TagRow.entries,
  /** Its most popular artists, by listeners. */
  best: v.array(TaggedArtist),
  /** Artists with few listeners that the tag describes best, best first; none of them is in `best`. */
  gems: v.array(TaggedArtist),
  /** Tags that its artists carry more often than others do; `artists` counts those that carry both. */
  related: v.array(TagRow),
});

export type ArtistTag = v.InferOutput<typeof ArtistTag>;
export type TagIndex = v.InferOutput<typeof TagIndex>;
export type TagFile = v.InferOutput<typeof TagFile>;

export const TAG_INDEX_FILE = declareFile({
  path: "tags.json",
  schemaName: "TagIndex",
  schema: TagIndex,
  summary: "The tags that describe the artists",
  parameters: {},
});

export const TAG_FILE = declareFile({
  path: "tags/{slug}.json",
  schemaName: "Tag",
  schema: TagFile,
  summary: "One tag: its best-known artists, hidden gems and related tags",
  isAlways: false,
  parameters: {
    slug: {
      description: "The tag in lower-case letters, digits and hyphens.",
      pattern: SLUG_PATTERN,
      maxLength: SLUG_MAX_LENGTH,
      example: "post-rock",
    },
  },
});
