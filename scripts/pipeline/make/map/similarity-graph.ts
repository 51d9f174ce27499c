import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import { publishedSimilarity } from "../round.ts";

/** Neighbours on the map that an artist is tied to, and that its page shows lines to. */
const NEIGHBOURS = 10;

export interface Tie {
  a: number;
  b: number;
  /** Similarity relative to the best that the two have with any artist: 0 to 1, so that rarely played artists are tied as well. */
  weight: number;
}

/** The most popular artists and the similarities among them. Nodes are numbered in artistIndex order. */
export interface SimilarityGraph {
  /** artistIndex of each node. */
  artists: number[];
  /** The first nodes of each node's list, in its order. */
  neighbours: number[][];
  /** Each pair once, a < b. */
  ties: Tie[];
}

/**
 * Neighbour lists restricted to the `max` most popular artists with at least `minListeners`. Artists without ties
 * are left out, since nothing determines their place.
 * @param listeners of every published artist, in artistIndex order
 */
export function similarityGraph(
  listeners: readonly number[],
  table: NeighbourTable,
  { max, minListeners }: { max: number; minListeners: number },
): SimilarityGraph {
  const rare = listeners.findIndex((count) => count < minListeners);
  const head = Math.min(max, rare < 0 ? listeners.length : rare);
  const similarities = new Map<number, number>();
  const lists = Array.from({ length: head }, (_, artist) => {
    const list: number[] = [];
    const start = artist * table.topK;
    for (let slot = start; slot < start + (table.counts[artist] ?? 0) && list.length < NEIGHBOURS; slot++) {
      const other = table.indices[slot] ?? 0;
      // The layout would blow up differences between engines that nothing else shows.
      const similarity = publishedSimilarity(table.similarities[slot] ?? 0);
      if (other >= head || similarity === 0) continue;
      list.push(other);
      similarities.set(Math.min(artist, other) * head + Math.max(artist, other), similarity);
    }
    return list;
  });
  const best = new Float64Array(head);
  for (const [pair, similarity] of similarities) {
    for (const end of [Math.floor(pair / head), pair % head]) best[end] = Math.max(best[end] ?? 0, similarity);
  }
  const artists = Array.from(best.keys()).filter((artist) => (best[artist] ?? 0) > 0);
  const nodeOf = new Map(artists.map((artist, node) => [artist, node]));
  const node = (artist: number) => nodeOf.get(artist) ?? 0;
  return {
    artists,
    neighbours: artists.map((artist) => (lists[artist] ?? []).map(node)),
    ties: Array.from(similarities, ([pair, similarity]) => {
      const a = Math.floor(pair / head);
      const b = pair % head;
      return { a: node(a), b: node(b), weight: similarity / Math.sqrt((best[a] ?? 1) * (best[b] ?? 1)) };
    }),
  };
}
