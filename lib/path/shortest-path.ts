import FlatQueue from "flatqueue";
import { MIN_SHARED } from "../primitives/min-shared.ts";
import type { Graph } from "./graph.ts";

/** The link that a step follows: of the links between its two artists, the one with the largest similarity. */
export interface RouteStep {
  /** On the graph's scale. */
  similarity: number;
  isThin: boolean;
}

export type Route =
  | {
      kind: "path";
      /** From start to end, both included. */
      artists: number[];
      /** steps[n] leads from artists[n] to artists[n + 1]. */
      steps: RouteStep[];
    }
  | {
      kind: "none";
      /** The end from which the other can't be reached. */
      end: "from" | "to";
      /** Everything reachable from that end, nearest first, including the end itself. */
      island: number[];
    };

/** One of the two searches that meet in the middle. */
interface Search {
  queue: FlatQueue;
  /** Length of the best path found so far from this search's end. */
  lengths: Map<number, number>;
  /** The previous artist on that path. */
  before: Map<number, number>;
  /** Artists whose best path is final, in the order in which it was found. */
  settled: Set<number>;
}

function startAt(artist: number): Search {
  const queue = new FlatQueue();
  queue.push(artist, 0);
  return { queue, lengths: new Map([[artist, 0]]), before: new Map(), settled: new Set() };
}

const reached = ({ lengths }: Search, artist: number) => lengths.get(artist) ?? Number.POSITIVE_INFINITY;

/** What a route must keep to, and what it is chosen by. */
export interface Wish {
  /** "smoothest": the fewest thin steps, then the largest product of similarities. "shortest": the fewest steps before both. */
  kind: "smoothest" | "shortest";
  /** Similarity that every step has at least, on the graph's scale. */
  min: number;
  avoided: ReadonlySet<number>;
}

/**
 * Added to a link's length, so that one sum orders routes by several criteria: a thin step outweighs all similarities
 * of a route (−ln of the least similarity is 11), and a step in the shortest route outweighs all thin ones.
 */
const THIN_LENGTH = 1e4;
const STEP_LENGTH = 1e7;

/**
 * The best chain of links between two artists: Dijkstra's search from both ends, the end with the smaller queue first,
 * until no unknown path can be shorter (Pohl 1971). Which of several chains of equal length is chosen depends only on
 * the graph and the ends.
 */
export function shortestPath(graph: Graph, from: number, to: number, wish: Wish): Route {
  const ahead = startAt(from);
  const back = startAt(to);
  let meeting = from === to ? from : -1;
  let best = from === to ? 0 : Number.POSITIVE_INFINITY;
  const isOpen = ({ queue }: Search) => queue.length > 0;
  while (isOpen(ahead) && isOpen(back) && (ahead.queue.peekValue() ?? 0) + (back.queue.peekValue() ?? 0) < best) {
    const [search, other] = ahead.queue.length <= back.queue.length ? [ahead, back] : [back, ahead];
    for (const artist of settleNext(graph, search, wish)) {
      const length = reached(search, artist) + reached(other, artist);
      if (length < best) [best, meeting] = [length, artist];
    }
  }
  if (meeting >= 0) {
    const artists = [...wayTo(ahead, meeting).reverse(), ...wayTo(back, meeting).slice(1)];
    return { kind: "path", artists, steps: artists.slice(1).map((next, at) => stepTo(graph, artists[at] ?? 0, next)) };
  }
  const end = isOpen(ahead) ? "to" : "from";
  return { kind: "none", end, island: [...(end === "to" ? back : ahead).settled] };
}

/** Shared listeners are those of the pair, whichever side lists it. */
function stepTo({ indptr, indices, similarities, shared }: Graph, artist: number, next: number): RouteStep {
  let similarity = 0;
  let isThin = false;
  for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
    if (indices[at] !== next) continue;
    similarity = Math.max(similarity, similarities[at] ?? 0);
    isThin = (shared[at] ?? 0) < MIN_SHARED;
  }
  return { similarity, isThin };
}

/** Settles the nearest unsettled artist. @returns the artists that it gave a shorter path */
function settleNext(graph: Graph, { queue, lengths, before, settled }: Search, { kind, min, avoided }: Wish): number[] {
  const artist = queue.pop();
  if (artist === undefined || settled.has(artist)) return [];
  settled.add(artist);
  const { indptr, indices, similarities, shared, lengths: lengthOf } = graph;
  const stepLength = kind === "shortest" ? STEP_LENGTH : 0;
  const soFar = lengths.get(artist) ?? 0;
  const shortened: number[] = [];
  for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
    const next = indices[at] ?? 0;
    const similarity = similarities[at] ?? 0;
    const thinLength = (shared[at] ?? 0) < MIN_SHARED ? THIN_LENGTH : 0;
    const length = soFar + stepLength + thinLength + (lengthOf[similarity] ?? Number.POSITIVE_INFINITY);
    if (similarity < min || avoided.has(next) || length >= (lengths.get(next) ?? Number.POSITIVE_INFINITY)) continue;
    lengths.set(next, length);
    before.set(next, artist);
    queue.push(next, length);
    shortened.push(next);
  }
  return shortened;
}

/** From `artist` back to the search's end. */
function wayTo({ before }: Search, artist: number): number[] {
  const way = [artist];
  for (let at = before.get(artist); at !== undefined; at = before.get(at)) way.push(at);
  return way;
}
