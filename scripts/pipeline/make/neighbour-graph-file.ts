import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import {
  encodeNeighbourGraph,
  NEIGHBOUR_GRAPH_FILE,
  type NeighbourGraph,
  SIMILARITY_SCALE,
} from "../../../lib/site-data/neighbour-graph.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/** Neighbours that an artist contributes to the graph: enough to link nearly all, few enough that every step is a close one. */
const NEIGHBOURS = 10;

/** The graph for finding paths: the first neighbours of every artist that has a page. */
export function neighbourGraphFile(slugs: readonly string[], table: NeighbourTable): OutputFile {
  const artists = slugs.length;
  const indptr = new Uint32Array(artists + 1);
  for (let artist = 0; artist < artists; artist++) {
    indptr[artist + 1] = (indptr[artist] ?? 0) + Math.min(table.counts[artist] ?? 0, NEIGHBOURS);
  }
  const indices = new Uint32Array(indptr[artists] ?? 0);
  const similarities = new Uint16Array(indices.length);
  for (let artist = 0; artist < artists; artist++) {
    const start = indptr[artist] ?? 0;
    const length = (indptr[artist + 1] ?? 0) - start;
    for (let place = 0; place < length; place++) {
      const slot = artist * table.topK + place;
      indices[start + place] = table.indices[slot] ?? 0;
      similarities[start + place] = Math.max(1, Math.round((table.similarities[slot] ?? 0) * SIMILARITY_SCALE));
    }
  }
  const graph: NeighbourGraph = { artists, indptr, indices, similarities, ...slugTable(slugs) };
  return outputFile(NEIGHBOUR_GRAPH_FILE, {}, encodeNeighbourGraph(graph));
}

function slugTable(slugs: readonly string[]): Pick<NeighbourGraph, "slugs" | "slugStarts" | "bySlug"> {
  const slugStarts = new Uint32Array(slugs.length + 1);
  for (const [artist, slug] of slugs.entries()) slugStarts[artist + 1] = (slugStarts[artist] ?? 0) + slug.length;
  const ordered = slugs.map((slug, artist) => ({ slug, artist })).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return {
    slugs: new TextEncoder().encode(slugs.join("")),
    slugStarts,
    bySlug: Uint32Array.from(ordered, ({ artist }) => artist),
  };
}
