import { fileURLToPath } from "node:url";
import { TOP_LOOSE, WEIGHT_SCALE } from "../../../../lib/kernel/cosine/portable/score.ts";
import type { CappedSimilaritySettings } from "../similarity-settings.ts";
import { sparkMethod } from "./spark-methods.ts";

/** One SQL file: a query, whose result is the table `view` for those after it. */
export interface Step {
  view: string;
  file: string;
  /** Written out and read back: what is used twice is computed once, and a lost machine loses no finished step. */
  isSaved: boolean;
  /** From here on, tasks of this many pairs of the table `cost` each. */
  visitsPerTask?: number;
}

/** What spark/job.py reads. */
export interface Job {
  inputs: Record<string, string>;
  steps: Step[];
  parameters: Record<string, number>;
  /** Saved tables that are counted, and copied to this machine if they are elsewhere. */
  results: string[];
  workFolder: string;
  localFolder: string;
  parentPid: number;
}

const SPARK_FOLDER = fileURLToPath(new URL("../../../../spark/", import.meta.url));

/** Up to this many artists, a listener's pairs are made in one piece: at most 130,000, a fraction of a second. */
export const BLOCK_LENGTH = 512;
/** Pairs per task: their sums, about 60 bytes each, then fit into 200 MB or are spilled at once. */
const VISITS_PER_TASK = 3_000_000;

const step = (folder: string, name: string, isSaved = false, view = name.replaceAll("-", "_")): Step => ({
  view,
  file: `${SPARK_FOLDER}${folder}/${name}.sql`,
  isSaved,
});

/**
 * Rows of anyone's Parquet (`source_rows`) → artists and interactions, by the rules of scripts/pipeline/ingest; and which
 * artists are placeholders, by `placeholder_keys`.
 */
export const INGEST_STEPS: readonly Step[] = [
  step("ingest", "checked"),
  step("ingest", "row-counts", true),
  step("ingest", "spellings", true),
  step("ingest", "kept", true),
  step("ingest", "plays", true),
  step("ingest", "names"),
  step("ingest", "artists", true),
  step("ingest", "users", true),
  step("ingest", "interactions", true),
  step("ingest", "artist-records", true),
  step("ingest", "placeholders", true),
  step("ingest", "counts", true),
];
export const INGEST_RESULTS = ["row_counts", "artist_records", "counts"];

export const RESULTS = [
  "neighbours",
  "cost",
  "listeners_by_artists",
  "listeners_by_plays",
  "pairs_by_shared_listeners",
  "shared_listeners",
];

/** `interactions(user_index, artist_index, plays)` and `placeholders(artist_index)` → neighbours and aggregates. */
export function similaritySteps({ method, maxShare, maxArtistsPerListener }: CappedSimilaritySettings): Step[] {
  const files = sparkMethod(method);
  if (files === null) throw new RangeError(`Method ${method.id} has no SQL for Spark.`);
  const weigh =
    maxShare < 1
      ? [
          step("weights", files.weight, false, "uncapped_weights"),
          step("similarity", "capped-shares", false, "weights"),
        ]
      : [step("weights", files.weight, false, "weights")];
  return [
    step("similarity", maxArtistsPerListener === null ? "listens" : "capped-listens", false, "listens"),
    step("similarity", "cost", true),
    ...weigh,
    step("similarity", "norms", true),
    step("similarity", "entries", true),
    { ...step("similarity", "pairs", true), visitsPerTask: VISITS_PER_TASK },
    step("similarity", "score-scale"),
    step("scores", files.score, false, "scores"),
    step("similarity", "neighbours", true),
    step("aggregates", "listeners-by-artists", true),
    step("aggregates", "listeners-by-plays", true),
    step("aggregates", "pairs-by-shared-listeners", true),
    step("aggregates", "shared-listeners", true),
  ];
}

/** The `:names` of the SQL files. */
export function parametersOf(settings: CappedSimilaritySettings): Record<string, number> {
  const { method, topK, shrinkage, minListeners, minOverlap, maxShare, maxArtistsPerListener } = settings;
  return {
    ...method.parameters,
    shrinkage,
    top_k: topK,
    min_listeners: minListeners,
    min_overlap: minOverlap,
    max_share: maxShare,
    ...(maxArtistsPerListener !== null && { max_artists_per_listener: maxArtistsPerListener }),
    block_length: BLOCK_LENGTH,
    weight_scale: WEIGHT_SCALE,
    product_scale: 2 ** -62,
    top_loose: TOP_LOOSE,
  };
}
