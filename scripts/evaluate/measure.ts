import { type ListOrder, reordered } from "../../lib/kernel/around/orders.ts";
import { type Csr, columnLengths } from "../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../lib/kernel/table.ts";
import type { UserTallies } from "./bootstrap.ts";
import { gini } from "./concentration.ts";
import { type CoherenceTallies, createCoherence, tallyCoherence } from "./genre-coherence.ts";
import type { GenreTruth } from "./genre-truth.ts";
import { occurrencesOf, skewness } from "./hubs.ts";
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

const USER_MEASURES = ["recall", "ndcg", "hitRate", "meanAveragePrecision", "popularity"] as const;

export type UserMeasure = (typeof USER_MEASURES)[number];

/** What is measured of the lists themselves, in one order, added up over splits. */
export interface ListsMeasured {
  /** Protocols B and Bx. */
  pairs: UserTallies;
  tailPairs: UserTallies;
  /** One for each of COHERENCE_BANDS; empty if no genres are known. */
  coherence: CoherenceTallies[];
  /** One figure for each split: the share of artists that are among the first of any list, and how unevenly they are. */
  coverage: number[];
  skewness: number[];
  /** Over all splits: how often each artist, by the dataset's own index, is among the first, and the lists that there are. */
  occurrences: Float64Array;
  lists: number;
}

/** One method's results, added up over splits. */
export interface Measured {
  users: Record<UserMeasure, UserTallies>;
  /** One figure for each split. */
  coverage: number[];
  concentration: number[];
  atLeastOne: number[];
  atLeastThree: number[];
  /** In the table's own order, and in the others; `orders` is null where nobody sees the lists. */
  balanced: ListsMeasured;
  orders: Record<ListOrder, ListsMeasured> | null;
}

export interface MeasuredSizes {
  users: number;
  artists: number;
  /** Genres of the dataset's artists; null if none are known. */
  truth: GenreTruth | null;
  /** Whether lists are measured in every order. */
  hasOrders: boolean;
}

export function createMeasured({ users, artists, truth, hasOrders }: MeasuredSizes): Measured {
  const tallies = (): UserTallies => ({ hits: new Float64Array(users), trials: new Float64Array(users) });
  const lists = (): ListsMeasured => ({
    pairs: tallies(),
    tailPairs: tallies(),
    coherence: truth === null ? [] : createCoherence(truth),
    coverage: [],
    skewness: [],
    occurrences: new Float64Array(artists),
    lists: 0,
  });
  return {
    users: {
      recall: tallies(),
      ndcg: tallies(),
      hitRate: tallies(),
      meanAveragePrecision: tallies(),
      popularity: tallies(),
    },
    coverage: [],
    concentration: [],
    atLeastOne: [],
    atLeastThree: [],
    balanced: lists(),
    orders: hasOrders ? { familiar: lists(), adventurous: lists() } : null,
  };
}

/**
 * Adds a method's results on one split: protocol A with `recommend`, protocol B with `table`.
 * @param table null if a method gives no list for one artist alone
 * @param truth genres of the dataset's artists; null if none are known
 */
export function measureSplit(
  measured: Measured,
  split: Split,
  recommend: Recommender,
  table: NeighbourTable | null,
  truth: GenreTruth | null = null,
): void {
  const { training, hidden } = split;
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
  }
  const listened = recommended.filter((_, artist) => (listeners[artist] ?? 0) > 0);
  measured.coverage.push(listened.filter((count) => count > 0).length / listened.length);
  measured.concentration.push(gini(listened));
  if (table === null) return;
  measureEvidence(measured, table, listeners);
  measureLists(measured.balanced, split, table, truth);
  if (measured.orders === null) return;
  for (const order of ["familiar", "adventurous"] as const) {
    measureLists(measured.orders[order], split, reordered(table, order, listeners), truth);
  }
}

/** Adds what a split says of the lists themselves. */
function measureLists(
  measured: ListsMeasured,
  { training, hidden, originals }: Split,
  table: NeighbourTable,
  truth: GenreTruth | null,
): void {
  const listeners = columnLengths(training);
  for (let user = 0; user < training.rows; user++) {
    const hiddenArtists = rowOf(hidden, user);
    if (hiddenArtists.length === 0) continue;
    const known = rowOf(training, user);
    const pairs = tallyPairs(table, known, new Set(hiddenArtists), LIST_LENGTH);
    add(measured.pairs, user, pairs.hits, pairs.trials);
    // Artists are indexed by training listeners.
    const rarer = new Set(hiddenArtists.filter((artist) => artist >= HEAD_ARTISTS));
    const tail = tallyPairs(table, known, rarer, LIST_LENGTH);
    add(measured.tailPairs, user, tail.hits, tail.trials);
  }
  if (truth !== null) tallyCoherence(measured.coherence, table, { listeners, originals, truth }, LIST_LENGTH);
  const { counts, lists } = occurrencesOf(table, LIST_LENGTH);
  const possible = counts.filter((_, artist) => (listeners[artist] ?? 0) > 0);
  measured.coverage.push(possible.filter((count) => count > 0).length / possible.length);
  measured.skewness.push(skewness(possible));
  measured.lists += lists;
  for (const [artist, original] of originals.entries()) {
    measured.occurrences[original] = (measured.occurrences[original] ?? 0) + (counts[artist] ?? 0);
  }
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
