import "server-only";
import * as v from "valibot";
import { NEIGHBOUR_GRAPH_PATH, NeighbourGraph } from "../site-data/neighbour-graph.ts";
import { dataFileStamp, readDataBytes } from "./data-file.ts";

/** The graph is read once a process, and again where the file has changed: it may be tens of megabytes. */
let kept: { stamp: string; graph: Promise<NeighbourGraph> } | null = null;

/**
 * The graph that paths are looked for in; the same object for as long as the file stays the same.
 * @throws Error naming the file and what is wrong with it
 */
export async function readNeighbourGraph(): Promise<NeighbourGraph> {
  const stamp = await dataFileStamp(NEIGHBOUR_GRAPH_PATH);
  if (kept?.stamp === stamp) return kept.graph;
  const graph = read();
  kept = { stamp, graph };
  // What failed is tried anew by the next visitor.
  graph.catch(() => {
    if (kept?.graph === graph) kept = null;
  });
  return graph;
}

async function read(): Promise<NeighbourGraph> {
  const found = await readDataBytes(NEIGHBOUR_GRAPH_PATH);
  if (found === null) throw new Error(`public/data/${NEIGHBOUR_GRAPH_PATH} is missing: run "npm run prebuild" first`);
  const result = v.safeParse(NeighbourGraph, found.bytes);
  if (result.success) return result.output;
  throw new Error(`public/data/${NEIGHBOUR_GRAPH_PATH}: ${result.issues[0].message}`);
}
