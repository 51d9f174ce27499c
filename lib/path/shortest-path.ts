import FlatQueue from "flatqueue";
import type { Graph } from "./graph.ts";

export type Route =
  | {
      kind: "path";
      /** From start to end, both included. */
      artists: number[];
      /** Sum of the links' lengths. */
      length: number;
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

/**
 * The shortest chain of links between two artists that goes through none of `avoided`: Dijkstra's search from both ends,
 * the end with the smaller queue first, until no unknown path can be shorter (Pohl 1971). Which of several
 * chains of equal length is chosen depends only on the graph and the ends.
 */
export function shortestPath(graph: Graph, from: number, to: number, avoided: ReadonlySet<number> = new Set()): Route {
  const ahead = startAt(from);
  const back = startAt(to);
  let meeting = from === to ? from : -1;
  let best = from === to ? 0 : Number.POSITIVE_INFINITY;
  const isOpen = ({ queue }: Search) => queue.length > 0;
  while (isOpen(ahead) && isOpen(back) && (ahead.queue.peekValue() ?? 0) + (back.queue.peekValue() ?? 0) < best) {
    const [search, other] = ahead.queue.length <= back.queue.length ? [ahead, back] : [back, ahead];
    for (const artist of settleNext(graph, search, avoided)) {
      const length = reached(search, artist) + reached(other, artist);
      if (length < best) [best, meeting] = [length, artist];
    }
  }
  if (meeting >= 0) {
    const artists = [...wayTo(ahead, meeting).reverse(), ...wayTo(back, meeting).slice(1)];
    return { kind: "path", artists, length: best };
  }
  const end = isOpen(ahead) ? "to" : "from";
  return { kind: "none", end, island: [...(end === "to" ? back : ahead).settled] };
}

/** Settles the nearest unsettled artist. @returns the artists that it gave a shorter path */
function settleNext(graph: Graph, { queue, lengths, before, settled }: Search, avoided: ReadonlySet<number>): number[] {
  const artist = queue.pop();
  if (artist === undefined || settled.has(artist)) return [];
  settled.add(artist);
  const { indptr, indices, similarities, lengths: lengthOf } = graph;
  const soFar = lengths.get(artist) ?? 0;
  const shortened: number[] = [];
  for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
    const next = indices[at] ?? 0;
    const length = soFar + (lengthOf[similarities[at] ?? 0] ?? Number.POSITIVE_INFINITY);
    if (avoided.has(next) || length >= (lengths.get(next) ?? Number.POSITIVE_INFINITY)) continue;
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
