import { NEIGHBOUR_GRAPH_FILE } from "../../lib/site-data/neighbour-graph.ts";
import { readChanging } from "../../lib/site-data/read.ts";

/** The graph that paths are looked for in: the same object for as long as its file stays the same. */
export const readNeighbourGraph = readChanging(NEIGHBOUR_GRAPH_FILE);
