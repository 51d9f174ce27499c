import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { MIN_SHARED } from "../../../lib/primitives/min-shared.ts";
import {
  encodeNeighbourGraph,
  NEIGHBOUR_GRAPH_FILE,
  type NeighbourGraph,
  SHARED_MAX,
  SIMILARITY_SCALE,
} from "../../../lib/site-data/neighbour-graph.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/** First neighbours of every artist: enough to link nearly all, few enough that every step is a close one. */
const NEIGHBOURS = 10;
/** Later neighbours with enough shared listeners: where the first rest on two or three, these lead around them. */
const SUPPORTED = 10;

/** The graph for finding paths: the first neighbours of every artist that has a page. */
export function neighbourGraphFile(slugs: readonly string[], table: NeighbourTable): OutputFile {
  const artists = slugs.length;
  const indptr = new Uint32Array(artists + 1);
  for (let artist = 0; artist < artists; artist++) {
    indptr[artist + 1] = (indptr[artist] ?? 0) + slotsOf(table, artist).length;
  }
  const indices = new Uint32Array(indptr[artists] ?? 0);
  const similarities = new Uint16Array(indices.length);
  const shared = new Uint8Array(indices.length);
  for (let artist = 0; artist < artists; artist++) {
    for (const [place, slot] of slotsOf(table, artist).entries()) {
      const at = (indptr[artist] ?? 0) + place;
      indices[at] = table.indices[slot] ?? 0;
      similarities[at] = Math.max(1, Math.round((table.similarities[slot] ?? 0) * SIMILARITY_SCALE));
      shared[at] = Math.min(SHARED_MAX, table.overlaps[slot] ?? 0);
    }
  }
  const graph: NeighbourGraph = { artists, indptr, indices, similarities, shared, ...slugTable(slugs) };
  return outputFile(NEIGHBOUR_GRAPH_FILE, {}, encodeNeighbourGraph(graph));
}

/** Slots of the artist's neighbours that belong to the graph, best first. */
function slotsOf({ topK, counts, overlaps }: NeighbourTable, artist: number): number[] {
  const slots: number[] = [];
  for (let place = 0; place < (counts[artist] ?? 0) && slots.length < NEIGHBOURS + SUPPORTED; place++) {
    const slot = artist * topK + place;
    if (place < NEIGHBOURS || (overlaps[slot] ?? 0) >= MIN_SHARED) slots.push(slot);
  }
  return slots;
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
