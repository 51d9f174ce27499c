import { NEIGHBOUR_GRAPH_FILE } from "../../lib/site-data/neighbour-graph.ts";
import { readChanging } from "../../lib/site-data/read.ts";

/** The graph used to find paths: the same object as long as its file is unchanged. */
export const readNeighbourGraph = readChanging(NEIGHBOUR_GRAPH_FILE);
