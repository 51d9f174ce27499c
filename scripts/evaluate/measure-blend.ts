import type { BlendInput } from "../../lib/blend/blend.ts";
import type { Csr } from "../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../lib/kernel/table.ts";
import { randomStream } from "../random/random-stream.ts";
import type { BlendFormula } from "./blend-formulas.ts";
import type { UserTallies } from "./bootstrap.ts";
import { LIST_LENGTH } from "./measure.ts";
import { rankingMetrics } from "./ranking-metrics.ts";
import { drawPlaces, type Split } from "./split.ts";

export interface BlendMeasures {
  recall: UserTallies;
  ndcg: UserTallies;
  /** Inputs that list a result among the first ten; trials are results. */
  nearTo: UserTallies;
}

export function createBlendMeasures(users: number): BlendMeasures {
  const tallies = (): UserTallies => ({ hits: new Float64Array(users), trials: new Float64Array(users) });
  return { recall: tallies(), ndcg: tallies(), nearTo: tallies() };
}

/**
 * Draws `count` of each user's training artists, blends them by every formula, and looks for the user's hidden artists
 * among the ten best; the user's other training artists are skipped, since no method is meant to find them.
 * @param measures one for each formula, added to
 */
export function measureBlends(
  measures: readonly BlendMeasures[],
  formulas: readonly BlendFormula[],
  { training, hidden }: Split,
  table: NeighbourTable,
  { count, seed, splitNumber }: { count: number; seed: number; splitNumber: number },
): void {
  for (let user = 0; user < training.rows; user++) {
    const known = rowOf(training, user);
    const wanted = new Set(rowOf(hidden, user));
    if (wanted.size === 0 || known.length < count) continue;
    const random = randomStream(seed, `blend/${splitNumber}/${count}/${user}`);
    const drawn = Array.from(drawPlaces(known.length, count, random), (place) => known[place] ?? 0);
    const inputs = drawn.map((artist) => inputOf(artist, table));
    const passedOver = new Set(Array.from(known, String));
    for (const [index, formula] of formulas.entries()) {
      const list = formula
        .rank(inputs)
        .filter((slug) => !passedOver.has(slug))
        .slice(0, LIST_LENGTH);
      const { recall, ndcg } = rankingMetrics(list.map(Number), wanted, LIST_LENGTH);
      const target = measures[index];
      if (target === undefined) continue;
      add(target.recall, user, recall, 1);
      add(target.ndcg, user, ndcg, 1);
      for (const slug of list) add(target.nearTo, user, nearTo(slug, inputs), 1);
    }
  }
}

/** An artist of the table as the page knows it; slugs are its numbers, and lower numbers have more listeners. */
function inputOf(artist: number, table: NeighbourTable): BlendInput {
  const start = artist * table.topK;
  const neighbours = Array.from({ length: table.counts[artist] ?? 0 }, (_, place) => {
    const other = table.indices[start + place] ?? 0;
    const similarity = table.similarities[start + place] ?? 0;
    const overlap = table.overlaps[start + place] ?? 0;
    const listeners = table.artists - other;
    return { slug: String(other), name: "", listeners, similarity, overlap, lift: 0, tags: [], lowConfidence: false };
  });
  return {
    artist: { slug: String(artist), name: "", listeners: table.artists - artist, tags: [], neighbours },
    weight: 1,
  };
}

function nearTo(slug: string, inputs: readonly BlendInput[]): number {
  return inputs.filter(({ artist }) => artist.neighbours.some((listed) => listed.slug === slug)).length;
}

function rowOf({ indptr, indices }: Csr, row: number): Uint32Array {
  return indices.subarray(indptr[row] ?? 0, indptr[row + 1] ?? 0);
}

function add(tallies: UserTallies, user: number, hits: number, trials: number): void {
  tallies.hits[user] = (tallies.hits[user] ?? 0) + hits;
  tallies.trials[user] = (tallies.trials[user] ?? 0) + trials;
}
