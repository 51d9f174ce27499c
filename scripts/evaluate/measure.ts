import { type Csr, columnLengths } from "../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../lib/kernel/table.ts";
import type { UserTallies } from "./bootstrap.ts";
import { gini } from "./concentration.ts";
import { type CoherenceTallies, createCoherence, tallyCoherence } from "./genre-coherence.ts";
import type { GenreTruth } from "./genre-truth.ts";
import { tallyPairs } from "./pair-protocol.ts";
import { rankingMetrics } from "./ranking-metrics.ts";
import type { Recommender } from "./recommend.ts";
import type { Split } from "./split.ts";

/** Artists recommended to a user, and neighbours looked at in protocol B. */
export const LIST_LENGTH = 10;
/** The most listened to artists that protocol Bx leaves out. */
const HEAD_ARTISTS = 100;
/** Artists with fewer listeners are marked as low confidence on the site; their lists don't count as evidence. */
const EVIDENCE_LISTENERS = 3;

const USER_MEASURES = [
  "recall",
  "ndcg",
  "hitRate",
  "meanAveragePrecision",
  "pairs",
  "tailPairs",
  "popularity",
] as const;

export type UserMeasure = (typeof USER_MEASURES)[number];

/** One method's results, added up over splits. */
export interface Measured {
  users: Record<UserMeasure, UserTallies>;
  /** One figure for each split. */
  coverage: number[];
  concentration: number[];
  atLeastOne: number[];
  atLeastThree: number[];
  /** One for each of COHERENCE_BANDS; empty if no genres are known. */
  coherence: CoherenceTallies[];
}

export function createMeasured(users: number, truth: GenreTruth | null = null): Measured {
  const tallies = (): UserTallies => ({ hits: new Float64Array(users), trials: new Float64Array(users) });
  return {
    users: {
      recall: tallies(),
      ndcg: tallies(),
      hitRate: tallies(),
      meanAveragePrecision: tallies(),
      pairs: tallies(),
      tailPairs: tallies(),
      popularity: tallies(),
    },
    coverage: [],
    concentration: [],
    atLeastOne: [],
    atLeastThree: [],
    coherence: truth === null ? [] : createCoherence(truth),
  };
}

/**
 * Adds a method's results on one split: protocol A with `recommend`, protocol B with `table`.
 * @param table null if a method gives no list for one artist alone
 * @param truth genres of the dataset's artists; null if none are known
 */
export function measureSplit(
  measured: Measured,
  { training, hidden, originals }: Split,
  recommend: Recommender,
  table: NeighbourTable | null,
  truth: GenreTruth | null = null,
): void {
  const listeners = columnLengths(training);
  const recommended = new Uint32Array(training.columns);
  for (let user = 0; user < training.rows; user++) {
    const hiddenArtists = rowOf(hidden, user);
    if (hiddenArtists.length === 0) continue;
    const list = recommend(user);
    const { recall, ndcg, hitRate, averagePrecision } = rankingMetrics(list, new Set(hiddenArtists), LIST_LENGTH);
    add(measured.users.recall, user, recall, 1);
    add(measured.users.ndcg, user, ndcg, 1);
    add(measured.users.hitRate, user, hitRate, 1);
    add(measured.users.meanAveragePrecision, user, averagePrecision, 1);
    for (const artist of list) {
      recommended[artist] = (recommended[artist] ?? 0) + 1;
      add(measured.users.popularity, user, (listeners[artist] ?? 0) / training.rows, 1);
    }
    if (table === null) continue;
    const known = rowOf(training, user);
    const pairs = tallyPairs(table, known, new Set(hiddenArtists), LIST_LENGTH);
    add(measured.users.pairs, user, pairs.hits, pairs.trials);
    // Artists are indexed by training listeners.
    const tail = tallyPairs(
      table,
      known,
      new Set(hiddenArtists.filter((artist) => artist >= HEAD_ARTISTS)),
      LIST_LENGTH,
    );
    add(measured.users.tailPairs, user, tail.hits, tail.trials);
  }
  const listened = recommended.filter((_, artist) => (listeners[artist] ?? 0) > 0);
  measured.coverage.push(listened.filter((count) => count > 0).length / listened.length);
  measured.concentration.push(gini(listened));
  if (table === null) return;
  measureEvidence(measured, table, listeners);
  if (truth !== null) tallyCoherence(measured.coherence, table, { listeners, originals, truth }, LIST_LENGTH);
}

function measureEvidence(measured: Measured, table: NeighbourTable, listeners: Uint32Array): void {
  let listed = 0;
  let one = 0;
  let three = 0;
  for (let artist = 0; artist < table.artists; artist++) {
    if ((listeners[artist] ?? 0) < EVIDENCE_LISTENERS) continue;
    const start = artist * table.topK;
    const end = start + Math.min(LIST_LENGTH, table.counts[artist] ?? 0);
    for (let slot = start; slot < end; slot++) {
      const overlap = table.overlaps[slot] ?? 0;
      listed += 1;
      if (overlap >= 1) one += 1;
      if (overlap >= 3) three += 1;
    }
  }
  measured.atLeastOne.push(listed === 0 ? 0 : one / listed);
  measured.atLeastThree.push(listed === 0 ? 0 : three / listed);
}

function rowOf({ indptr, indices }: Csr, row: number): Uint32Array {
  return indices.subarray(indptr[row] ?? 0, indptr[row + 1] ?? 0);
}

function add(tallies: UserTallies, user: number, hits: number, trials: number): void {
  tallies.hits[user] = (tallies.hits[user] ?? 0) + hits;
  tallies.trials[user] = (tallies.trials[user] ?? 0) + trials;
}
