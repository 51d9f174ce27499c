import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

/** Maximum number of tags of a search entry. */
export const SEARCH_TAGS = 2;

/**
 * `[name, slug, listeners, aliases, tags]`; a tuple, to transfer thousands of them compactly.
 * Aliases are other spellings and the transliteration, already folded; empty if the name itself folds to them.
 * Tags are numbers in the head's list, at most SEARCH_TAGS.
 */
export const SearchEntry = v.tuple([v.string(), Slug, Count, v.array(v.string()), v.array(Count)]);

/** `search/head.json`: the one file needed before the first suggestion. */
export const SearchHead = v.object({
  formatVersion: FormatVersion,
  /** The edition of the index, which depends only on its artists. */
  edition: Edition,
  /** How many artists the whole index holds. */
  artists: Count,
  /** Lowest key of each `from-` shard, ascending by UTF-16 code units; the first is "". */
  cuts: v.array(v.string()),
  /** Names of the tags that entries have. */
  tags: v.array(v.string()),
  /** The most popular artists, most popular first. */
  popular: v.array(SearchEntry),
});

/** `search/from-<cut>.json` (every artist with a key in a range) and `search/top-<prefix>.json` (the most popular of a prefix). */
export const SearchShard = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  /** Most popular first. */
  entries: v.array(SearchEntry),
});

export type SearchEntry = v.InferOutput<typeof SearchEntry>;
export type SearchHead = v.InferOutput<typeof SearchHead>;
export type SearchShard = v.InferOutput<typeof SearchShard>;

export const SEARCH_HEAD_FILE = declareFile({
  path: "search/head.json",
  schemaName: "SearchHead",
  schema: SearchHead,
  summary: "The head of the search index: the most popular artists, and which shard holds which names",
  parameters: {},
});

export const SEARCH_SHARD_FILE = declareFile({
  path: "search/{shard}.json",
  schemaName: "SearchShard",
  schema: SearchShard,
  summary: "A shard of the search index",
  parameters: {
    shard: {
      description:
        "from-<cut> for a cut of the head, or top-<prefix>: letters and digits as they are, other UTF-16 units as _hhhh, an empty cut as _.",
      pattern: "(?:from|top)-[A-Za-z0-9_]*",
      maxLength: 250,
      example: "from-_",
    },
  },
});
