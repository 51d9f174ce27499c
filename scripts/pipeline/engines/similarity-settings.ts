import type { Method } from "../../../lib/kernel/methods.ts";
import type { LeftOut } from "../../../lib/kernel/table.ts";

/** What the neighbours of one matrix depend on, by any engine. */
export interface SimilaritySettings extends LeftOut {
  method: Method;
  topK: number;
  shrinkage: number;
  minListeners: number;
  /** Shared listeners that a listed pair needs; 1 keeps every pair that shares any. */
  minOverlap: number;
  /** Cap on one user's share of an artist's weights, 0 (excluded) to 1; 1 caps nothing. */
  maxShare: number;
}

/** The same if the engine also builds the matrix. */
export interface CappedSimilaritySettings extends SimilaritySettings {
  /** Of a longer list only the most played count; null: no cap. */
  maxArtistsPerListener: number | null;
}
