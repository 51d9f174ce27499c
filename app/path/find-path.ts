import { type Graph, graphOf } from "../../lib/path/graph.ts";
import { shortestPath } from "../../lib/path/shortest-path.ts";
import type { ArtistFile, Neighbour } from "../../lib/site-data/artist.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { indexOfSlug, type NeighbourGraph, SIMILARITY_SCALE, slugOf } from "../../lib/site-data/neighbour-graph.ts";
import { readData } from "../../lib/site-data/read.ts";
import { readNeighbourGraph } from "./neighbour-graph.ts";

/** A link of the chain, with the evidence for the pair from the artists' files. */
export type PathStep = Pick<Neighbour, "similarity" | "overlap" | "lift" | "lowConfidence">;

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

/** The shortest chain from one artist to another that goes through none of `avoid`. @throws Error if the files don't agree */
export async function findPath(from: ArtistFile, to: ArtistFile, avoid: readonly string[]): Promise<FoundPath> {
  const file = await readNeighbourGraph();
  const start = indexOf(file, from.slug);
  const end = indexOf(file, to.slug);
  const avoided = avoid.map((slug) => indexOfSlug(file, slug)).filter((index) => index !== start && index !== end);
  const route = shortestPath(linksOf(file), start, end, new Set(avoided.filter((index) => index !== null)));
  const read = (indices: readonly number[]) => Promise.all(indices.map((index) => requireArtist(slugOf(file, index))));
  if (route.kind === "none") {
    const { end: side, island } = route;
    return { kind: "none", end: side, reachable: island.length, nearest: await read(island.slice(1, 1 + NAMED)) };
  }
  const artists = await read(route.artists);
  const steps = artists.slice(1).map((artist, place) => stepBetween(artists[place] ?? artist, artist));
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

/** Either may list the other; if both do, the larger similarity counts. */
function stepBetween(artist: ArtistFile, next: ArtistFile): PathStep {
  const listings = [
    artist.neighbours.find(({ slug }) => slug === next.slug),
    next.neighbours.find(({ slug }) => slug === artist.slug),
  ].filter((listed) => listed !== undefined);
  const [best] = listings.sort((a, b) => b.similarity - a.similarity);
  if (best === undefined) throw new Error(`neither ${artist.slug} nor ${next.slug} lists the other`);
  return best;
}
