import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count, Place, Share } from "../primitives/numbers.ts";
import { SLUG_MAX_LENGTH, SLUG_PATTERN, Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";
import { ArtistTag, TAGS_PER_ARTIST, TagNames } from "./tags.ts";

/**
 * One statistic of an artist and its rank among all published artists:
 * `rank` 1 is the largest value (ties share the better rank),
 * `percentile` is the percentage of published artists with a strictly smaller value (0 to 100).
 */
const Standing = v.object({
  value: v.pipe(v.number(), v.minValue(0)),
  rank: Place,
  percentile: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
});

export const Neighbour = v.object({
  slug: Slug,
  name: v.string(),
  /** 0 to 1, rounded to 6 decimals. It need not descend along the list: the order may also ask how well the data know an artist. */
  similarity: Share,
  /** Listeners that the two artists share. */
  overlap: Count,
  /** overlap / listeners of the less popular of the two; 0 to 1, rounded to 4 decimals. */
  shareOfSmaller: Share,
  listeners: Count,
  /**
   * Shared listeners divided by the number expected by chance: overlap · users / (listeners of the one ·
   * listeners of the other), users being the manifest's; 1 is chance; rounded to 2 decimals.
   */
  lift: v.pipe(v.number(), v.minValue(0)),
  /** Place of this file's artist in the neighbour's own list, from 1; null if that list doesn't have it. */
  reciprocalRank: v.nullable(Place),
  tags: TagNames,
  /** True if the pair shares fewer listeners than the manifest's `method.lowConfidenceBelow`. */
  lowConfidence: v.boolean(),
});

/** How many ranks of every list `nearestPairs` considers. */
export const NEAREST_LINKED = 10;

/** Maximum number of list owners named in `listedBy`. */
export const LISTED_BY_NAMED = 20;

export const NamedArtist = v.object({ slug: Slug, name: v.string() });

const ListedBy = v.object({
  /** How many published artists have this one among their neighbours. */
  artists: Count,
  /** The lists that rank it highest: by rank, then most popular first; at most LISTED_BY_NAMED. */
  best: v.array(v.object({ ...NamedArtist.entries, place: Place })),
});

/** Places of a whole list, from 1, in another order. */
const Permutation = v.pipe(
  v.array(Place),
  v.check(
    (places) => new Set(places).size === places.length && places.every((place) => place <= places.length),
    "is not every place once",
  ),
);

/** `artists/<slug>.json`: everything the site knows of one artist. */
export const ArtistFile = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  slug: Slug,
  name: v.string(),
  /** The MusicBrainz identifier most of its listeners' rows carry, or null if none carries one. */
  mbid: v.nullable(v.string()),
  /** Further MBIDs seen under this name: a sign that the name may cover several artists. */
  otherMbids: v.array(v.string()),
  /** Other spellings merged into this artist, most used first. */
  otherNames: v.array(v.string()),
  /** What it sounds like, best first; empty if no source describes it. Tags never enter a similarity. */
  tags: v.pipe(v.array(ArtistTag), v.maxLength(TAGS_PER_ARTIST)),
  statistics: v.object({
    plays: Standing,
    listeners: Standing,
    /** Plays per listener, mean and median. */
    averagePlays: Standing,
    /**
     * Its rank is among artists for which it is published: with fewer than MIN_GROUP_LISTENERS (5) it would be one listener's
     * own number, or close to it, and is null.
     */
    medianPlays: v.nullable(Standing),
  }),
  /** True if the artist itself has fewer listeners than `method.lowConfidenceBelow`. */
  lowConfidence: v.boolean(),
  /**
   * In the balanced order: by similarity or, where the method asks how well the data know an artist, by similarity and that. At
   * most the manifest's `method.topK`.
   */
  neighbours: v.array(Neighbour),
  /**
   * The same neighbours in two more orders, as places in `neighbours`: better known artists further up, or less known ones. Each
   * is as long as `neighbours`.
   */
  orders: v.object({ familiar: Permutation, adventurous: Permutation }),
  /** Of the ten nearest (NEAREST_LINKED), those among each other's ten nearest: pairs of places, from 1, ascending. */
  nearestPairs: v.array(v.tuple([Place, Place])),
  /** The lists that contain this artist. */
  listedBy: ListedBy,
  /** The artists ranked just before and after this one by listeners; null at either end. */
  byListeners: v.object({ previous: v.nullable(NamedArtist), next: v.nullable(NamedArtist) }),
});

export type Neighbour = v.InferOutput<typeof Neighbour>;
export type ArtistFile = v.InferOutput<typeof ArtistFile>;
export type ListedBy = v.InferOutput<typeof ListedBy>;
export type NamedArtist = v.InferOutput<typeof NamedArtist>;
export type ArtistStatistics = ArtistFile["statistics"];

export const ARTIST_FILE = declareFile({
  path: "artists/{slug}.json",
  schemaName: "Artist",
  schema: ArtistFile,
  summary: "One artist: statistics, and the most similar artists with the evidence for each",
  parameters: {
    slug: {
      description: "The artist's name in lower-case letters, digits and hyphens, as in the address of its page.",
      pattern: SLUG_PATTERN,
      maxLength: SLUG_MAX_LENGTH,
      example: "radiohead",
    },
  },
});

/** The same file, for readers that only ask which artist it is about: checking the rest takes most of the time. */
export const ARTIST_IDENTITY = { ...ARTIST_FILE, schema: v.pick(ArtistFile, ["name", "mbid"]) };
