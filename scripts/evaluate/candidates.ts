import { createBestList, drainInto, offer } from "../../lib/kernel/best-list.ts";
import { columnLengths } from "../../lib/kernel/csr.ts";
import { findMethod, METHODS, type Method } from "../../lib/kernel/methods.ts";
import { emptyTable, type NeighbourTable } from "../../lib/kernel/table.ts";
import {
  type FactorCache,
  type Factors,
  type MethodOptions,
  methodFactors,
  methodNeighbours,
} from "../pipeline/engines/method-neighbours.ts";
import { TOP_K } from "../pipeline/options.ts";
import { LIST_LENGTH } from "./measure.ts";
import { createRecommender, type Recommender } from "./recommend.ts";
import type { Split } from "./split.ts";

export type FitEffects = Pick<MethodOptions, "workers" | "signal" | "onProgress">;

/** Something to be measured: a method, or a reference to compare with. */
export interface Candidate {
  id: string;
  name: string;
  kind: "method" | "reference";
  formula: string;
  shrinkage: number;
  minListeners: number;
  /** Learns from the split's training data. `cache` holds what candidates of the same split share. */
  fit(
    split: Split,
    effects: FitEffects,
    cache: FactorCache,
  ): Promise<{ recommend: Recommender; table: NeighbourTable | null }>;
}

const FACTOR_METHOD = findMethod("ials");

const REFERENCES: readonly Candidate[] = [
  {
    id: "most-popular",
    name: "Most popular artists",
    kind: "reference",
    formula: "The same list for everybody: artists by listeners.",
    shrinkage: 0,
    minListeners: 1,
    async fit(split) {
      const table = mostPopular(split);
      return { recommend: createRecommender(split.training, table, LIST_LENGTH), table };
    },
  },
  {
    id: "ials-whole",
    name: "Implicit matrix factorisation, whole model",
    kind: "reference",
    formula: `${FACTOR_METHOD.formula.split("; similarity")[0]}; score(u,i) = x_u·y_i: recommends for a listener, without neighbours`,
    shrinkage: 0,
    minListeners: FACTOR_METHOD.defaultMinListeners,
    async fit(split, effects, cache) {
      const factors = await methodFactors(split.training, { method: FACTOR_METHOD, maxShare: 1, ...effects }, cache);
      return { recommend: recommendByFactors(split, factors, FACTOR_METHOD.defaultMinListeners), table: null };
    },
  },
];

export const CANDIDATES: readonly Candidate[] = [...METHODS.map(methodCandidate), ...REFERENCES];

function methodCandidate(method: Method): Candidate {
  const { id, name, formula, defaultShrinkage: shrinkage, defaultMinListeners: minListeners } = method;
  return {
    id,
    name,
    kind: "method",
    formula,
    shrinkage,
    minListeners,
    async fit(split, effects, cache) {
      const options = { method, topK: TOP_K, shrinkage, minListeners, minOverlap: 1, maxShare: 1, ...effects };
      const table = await methodNeighbours(split.training, options, cache);
      return { recommend: createRecommender(split.training, table, LIST_LENGTH), table };
    },
  };
}

/** Every artist's neighbours are the most listened to others. Artists are indexed by listeners already. */
function mostPopular({ training }: Split): NeighbourTable {
  const listeners = columnLengths(training);
  const table = emptyTable(training.columns, TOP_K);
  for (let artist = 0; artist < table.artists; artist++) {
    for (let other = 0; table.counts[artist] !== TOP_K && other < table.artists; other++) {
      if (other === artist) continue;
      const slot = artist * TOP_K + (table.counts[artist] ?? 0);
      table.indices[slot] = other;
      table.similarities[slot] = (listeners[other] ?? 0) / training.rows;
      table.counts[artist] = (table.counts[artist] ?? 0) + 1;
    }
  }
  return table;
}

function recommendByFactors({ training }: Split, { users, artists }: Factors, minListeners: number): Recommender {
  const listeners = columnLengths(training);
  const best = createBestList(LIST_LENGTH);
  const list = emptyTable(1, LIST_LENGTH);
  const { factors } = artists;
  return (user) => {
    const known = new Set(training.indices.subarray(training.indptr[user] ?? 0, training.indptr[user + 1] ?? 0));
    for (let artist = 0; artist < artists.rows; artist++) {
      if (known.has(artist) || (listeners[artist] ?? 0) < minListeners) continue;
      let score = 0;
      for (let f = 0; f < factors; f++) {
        score += (users.data[user * factors + f] ?? 0) * (artists.data[artist * factors + f] ?? 0);
      }
      offer(best, artist, score, 0);
    }
    return list.indices.subarray(0, drainInto(best, list, 0));
  };
}
