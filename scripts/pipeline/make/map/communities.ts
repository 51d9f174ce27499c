import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import { randomStream } from "../../../random/random-stream.ts";
import type { SimilarityGraph } from "./similarity-graph.ts";

/** As many clusters as there are distinguishable colours. */
const NAMED_CLUSTERS = 12;
/** The named clusters should contain this share of the artists. */
const NAMED_SHARE = 0.85;
/** From fine to coarse: below 1, Louvain's resolution favours fewer and larger communities. */
const RESOLUTIONS = [1, 0.7, 0.5, 0.35, 0.25, 0.15];
/** A smaller cluster gets no colour of its own, unless the whole map is small. */
const MIN_SHARE = 0.005;
const SEED = 1;

export interface Communities {
  /** Community of each node; communities are numbered by size, then by their most popular artist. */
  of: number[];
  sizes: number[];
  /** This many, the first ones, get a colour and a name. */
  named: number;
}

/**
 * Communities by Louvain's method, at the finest resolution at which the dozen largest contain most of the artists. A
 * catalogue of many small scenes never reaches that; then the coarsest resolution is used.
 */
export function findCommunities({ artists, ties }: SimilarityGraph): Communities {
  const graph = new Graph({ type: "undirected" });
  for (const node of artists.keys()) graph.addNode(node);
  for (const { a, b, weight } of ties) graph.addEdge(a, b, { weight });
  let found: Communities = { of: [], sizes: [], named: 0 };
  for (const resolution of RESOLUTIONS) {
    const rng = randomStream(SEED, "map communities");
    const communities = louvain(graph, { resolution, rng, getEdgeWeight: "weight" });
    found = bySize(artists.map((_, node) => communities[node] ?? 0));
    const held = found.sizes.slice(0, NAMED_CLUSTERS).reduce((sum, size) => sum + size, 0);
    if (held >= NAMED_SHARE * artists.length) break;
  }
  return found;
}

function bySize(labels: readonly number[]): Communities {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  // A Map keeps insertion order, which is that of the most popular artists; the sort is stable.
  const sorted = [...sizes].sort((a, b) => b[1] - a[1]);
  const numberOf = new Map(sorted.map(([label], number) => [label, number]));
  const large = sorted.filter(([, size]) => size >= MIN_SHARE * labels.length).length;
  return {
    of: labels.map((label) => numberOf.get(label) ?? 0),
    sizes: sorted.map(([, size]) => size),
    named: Math.min(NAMED_CLUSTERS, large),
  };
}
