import type { PathQuery } from "../../lib/path/address.ts";
import { type Graph, graphOf } from "../../lib/path/graph.ts";
import { type RouteStep, shortestPath } from "../../lib/path/shortest-path.ts";
import type { ArtistFile, Neighbour } from "../../lib/site-data/artist.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { indexOfSlug, type NeighbourGraph, SIMILARITY_SCALE, slugOf } from "../../lib/site-data/neighbour-graph.ts";
import { readData } from "../../lib/site-data/read.ts";
import { readNeighbourGraph } from "./neighbour-graph.ts";

/** A link of the chain, with the evidence for the pair from the artists' files. */
export interface PathStep extends Pick<Neighbour, "similarity" | "overlap" | "lift" | "lowConfidence"> {
  /** It rests on fewer shared listeners than MIN_SHARED. */
  isThin: boolean;
}

export type FoundPath =
  | {
      kind: "path";
      /** From one end to the other, both included. */
      artists: ArtistFile[];
      /** steps[n] leads from artists[n] to artists[n + 1]. */
      steps: PathStep[];
    }
  | {
      kind: "none";
      /** The end from which the other can't be reached. */
      end: "from" | "to";
      /** How many artists can be reached from that end, itself included. */
      reachable: number;
      /** The nearest of them, without the end itself. */
      nearest: ArtistFile[];
    };

/** Maximum number of named artists of an island. */
const NAMED = 8;

/** One graph per state of its file: building it takes longer than most searches in it. */
const graphs = new WeakMap<NeighbourGraph, Graph>();

function linksOf(file: NeighbourGraph): Graph {
  const known = graphs.get(file) ?? graphOf(file, SIMILARITY_SCALE);
  graphs.set(file, known);
  return known;
}

type Wish = Pick<PathQuery, "avoid" | "min" | "route">;

/** Any artist, any similarity, the smoothest route. */
export const ANY_PATH: Wish = { avoid: [], min: 0, route: "smoothest" };

/** The best route from one artist to another that goes through none of `avoid`. @throws Error if the files don't agree */
export async function findPath(
  from: ArtistFile,
  to: ArtistFile,
  { avoid, min, route: kind }: Wish,
): Promise<FoundPath> {
  const file = await readNeighbourGraph();
  const start = indexOf(file, from.slug);
  const end = indexOf(file, to.slug);
  const avoided = avoid.map((slug) => indexOfSlug(file, slug)).filter((index) => index !== start && index !== end);
  const route = shortestPath(linksOf(file), start, end, {
    kind,
    min: Math.round(min * SIMILARITY_SCALE),
    avoided: new Set(avoided.filter((index) => index !== null)),
  });
  const read = (indices: readonly number[]) => Promise.all(indices.map((index) => requireArtist(slugOf(file, index))));
  if (route.kind === "none") {
    const { end: side, island } = route;
    return { kind: "none", end: side, reachable: island.length, nearest: await read(island.slice(1, 1 + NAMED)) };
  }
  const artists = await read(route.artists);
  const steps = route.steps.map((step, place) => evidenceFor(step, artists[place], artists[place + 1]));
  return { kind: "path", artists, steps };
}

function indexOf(file: NeighbourGraph, slug: string): number {
  const index = indexOfSlug(file, slug);
  if (index === null) throw new Error(`${slug} has a file, but no place in the neighbour graph`);
  return index;
}

async function requireArtist(slug: string): Promise<ArtistFile> {
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) throw new Error(`${slug} has a place in the neighbour graph, but no file`);
  return artist;
}

/** The listing that the route followed: either artist may list the other, and only one of both may be in the graph. */
function evidenceFor({ similarity, isThin }: RouteStep, artist?: ArtistFile, next?: ArtistFile): PathStep {
  const difference = (listed: Neighbour) => Math.abs(listed.similarity * SIMILARITY_SCALE - similarity);
  const [followed] = [
    artist?.neighbours.find(({ slug }) => slug === next?.slug),
    next?.neighbours.find(({ slug }) => slug === artist?.slug),
  ]
    .filter((listed) => listed !== undefined)
    .sort((a, b) => difference(a) - difference(b));
  if (followed === undefined) throw new Error(`neither ${artist?.slug} nor ${next?.slug} lists the other`);
  return { ...followed, isThin };
}
