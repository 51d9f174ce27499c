import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { declareFile } from "./declaration.ts";

export const DatasetDescription = v.object({
  id: v.string(),
  title: v.string(),
  /** `simulated`: no real person listened to any of this; every page says so. */
  kind: v.picklist(["simulated", "real"]),
  /**
   * Whether these are exports of people known to the builder of the site, not a public dataset of strangers:
   * then nothing about a single file or row is published, and search engines are asked not to index. If no one has
   * said so, they are.
   */
  isPersonal: v.optional(v.boolean(), true),
  /** The source of the data: a page or a repository path, human-readable. */
  source: v.string(),
  sourceUrl: v.nullable(v.string()),
  licence: v.string(),
  citation: v.string(),
  /** The years in which the listening happened, for people to read; null if unknown or simulated. */
  period: v.nullable(v.string()),
});

export const Rejection = v.object({
  /** Stable id, e.g. `plays-not-a-positive-integer`. */
  reason: v.string(),
  /** Human-readable, e.g. "plays is not a positive integer". */
  description: v.string(),
  rows: Count,
  /** A few of the rejected rows, as they appear in the file (tabs shown as `⇥`, cut at 160 characters). */
  examples: v.array(v.object({ file: v.string(), line: v.pipe(Count, v.minValue(1)), text: v.string() })),
});

/** How a sample was cut: in words, the share of the listeners (or rows) it keeps, and the seed that chose them. */
export const SampleCut = v.object({ how: v.string(), fraction: v.nullable(v.number()), seed: v.nullable(v.number()) });

/** `manifest.json`: what was built, from what, how. The same input always gives the same content. */
export const Manifest = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  dataset: v.object({
    ...DatasetDescription.entries,
    files: v.array(v.object({ name: v.string(), sizeBytes: Count, sha256: v.string() })),
  }),
  /** How the data were cut from a larger source; null if the source is whole. */
  sample: v.nullable(SampleCut),
  /** read = kept + Σ rejected.rows. */
  rows: v.object({
    read: Count,
    kept: Count,
    rejected: v.array(Rejection),
    /** Kept rows that repeat the (user, artist) pair of another row; their plays were added to it. kept = interactions + duplicatesAdded. */
    duplicatesAdded: Count,
    /** Kept rows without an MBID, which is not an error. */
    withoutMbid: Count,
  }),
  users: Count,
  /** Distinct (user, artist) pairs. */
  interactions: Count,
  plays: Count,
  /** found = distinct + merged + withoutListeners; published ≤ distinct. */
  artists: v.object({
    /** Artist identities in the source: spellings, or ids where the source has ids. */
    found: Count,
    /** Identities folded into another one (other case, other Unicode form, same name twice). */
    merged: Count,
    /** Identities that no kept row mentions. */
    withoutListeners: Count,
    distinct: Count,
    published: Count,
    publishMinListeners: Count,
    /** Of the distinct ones: names such as "[unknown]" and "Various Artists", which are nobody's neighbour. */
    placeholders: Count,
    withMbid: Count,
    withSeveralMbids: Count,
  }),
  /** Where the tags come from; null if there are none. */
  tags: v.nullable(
    v.object({
      source: v.string(),
      licence: v.string(),
      /** Tags given: one person (or one source) and one artist each; after cleaning. */
      assignments: Count,
      distinct: Count,
      /** Published artists that carry a tag. */
      artists: Count,
    }),
  ),
  method: v.object({
    id: v.string(),
    name: v.string(),
    formula: v.string(),
    source: v.string(),
    parameters: v.record(v.string(), v.number()),
    /** Neighbours stored per artist, at most. */
    topK: Count,
    /** Listeners an artist needs to be listed as a neighbour. */
    minListeners: Count,
    /** n/(n+shrinkage) multiplies the cosine; n = shared listeners. */
    shrinkage: v.pipe(v.number(), v.minValue(0)),
    /** Fewer shared listeners (a pair) or listeners (an artist) than this: marked low confidence. */
    lowConfidenceBelow: Count,
    engine: v.string(),
  }),
});

export type DatasetDescription = v.InferOutput<typeof DatasetDescription>;
export type Rejection = v.InferOutput<typeof Rejection>;
export type Manifest = v.InferOutput<typeof Manifest>;

export const MANIFEST_FILE = declareFile({
  path: "manifest.json",
  schemaName: "Manifest",
  schema: Manifest,
  summary: "What this build contains and how it was made: dataset, licence, counts, method",
  parameters: {},
});
