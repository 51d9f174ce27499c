import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { type ArtistRow, CLUSTER_FILE } from "../../../lib/site-data/browse.ts";
import { MAP_EXTENT, MAP_FILE, type MapCluster, type MapFile, plainSlug } from "../../../lib/site-data/map.ts";
import { labelGroups } from "../../../lib/tags/label-groups.ts";
import { tagsOf } from "../../../lib/tags/rank-tags.ts";
import { randomStream } from "../../random/random-stream.ts";
import { browsePages } from "./browse-files.ts";
import { type CatalogueTags, tagList } from "./catalogue-tags.ts";
import { type Communities, findCommunities } from "./map/communities.ts";
import { blurOf, landOf, type Point } from "./map/land.ts";
import { layOut, type Positions } from "./map/lay-out.ts";
import { type SimilarityGraph, similarityGraph } from "./map/similarity-graph.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/** Enough to find familiar artists, few enough for one file that a phone can read and draw. */
export const MAP_MAX_ARTISTS = 5_000;
/** With fewer listeners an artist's neighbours are due to chance, and so would be its place. */
const MIN_LISTENERS = 3;
/** Margin on every side, so that names of artists at the edge have room and no area is cut off. */
const marginOf = (artists: number) => Math.max(0.05 * MAP_EXTENT, 2.3 * blurOf(artists));
const SEED = 1;
const TAGS_PER_ARTIST = 3;
const TAGS_PER_CLUSTER = 3;

/**
 * The map of the most popular artists; empty if none has enough listeners, or none is similar to another.
 * @param rows the most popular artists, at least `MAP_MAX_ARTISTS` if there are that many
 */
export function createMap(
  edition: string,
  rows: readonly ArtistRow[],
  neighbours: NeighbourTable,
  tags: CatalogueTags,
): MapFile {
  const listeners = rows.map((row) => row.listeners);
  const graph = similarityGraph(listeners, neighbours, { max: MAP_MAX_ARTISTS, minListeners: MIN_LISTENERS });
  const communities = findCommunities(graph);
  const points = intoSquare(layOut(graph, communities, randomStream(SEED, "map layout")));
  const clusterOf = communities.of.map((community) => Math.min(community, communities.named));
  // Cluster by cluster; the sort is stable, so the most popular of each comes first.
  const order = clusterOf.map((_, node) => node).sort((a, b) => (clusterOf[a] ?? 0) - (clusterOf[b] ?? 0));
  const artistAt = (node: number) => graph.artists[node] ?? 0;
  const { names, lists } = tagList(tags, order.map(artistAt), TAGS_PER_ARTIST);
  return {
    formatVersion: FORMAT_VERSION,
    edition,
    minListeners: MIN_LISTENERS,
    clusters: clustersOf(order, clusterOf, communities, tags, (node) => ({
      artist: artistAt(node),
      slug: rows[artistAt(node)]?.slug ?? "",
      point: points[node] ?? { x: 0, y: 0 },
    })),
    tags: names,
    artists: { ...columnsOf(order, graph, points, rows), tags: lists },
  };
}

/** The map, and the artists of each of its clusters, in pages. */
export function* mapFiles(
  edition: string,
  rows: readonly ArtistRow[],
  neighbours: NeighbourTable,
  tags: CatalogueTags,
): Generator<OutputFile> {
  const value = createMap(edition, rows, neighbours, tags);
  yield outputFile(MAP_FILE, {}, value);
  const rowOf = new Map(rows.map((row) => [row.slug, row]));
  let from = 0;
  for (const { slug, artists } of value.clusters) {
    const members = slugsOf(value.artists, from, from + artists);
    yield* browsePages(
      (page, value) => outputFile(CLUSTER_FILE, { cluster: slug, page }, value),
      members.flatMap((member) => rowOf.get(member) ?? []),
    );
    from += artists;
  }
}

function slugsOf({ name, slug }: MapFile["artists"], from: number, to: number): string[] {
  return name.slice(from, to).map((text, index) => slug[from + index] ?? plainSlug(text));
}

/** Scaled and moved into the map's square, in whole numbers. */
function intoSquare({ x, y }: Positions): Point[] {
  const [left, right] = boundsOf(x);
  const [top, bottom] = boundsOf(y);
  const size = Math.max(right - left, bottom - top, 1);
  const scale = (MAP_EXTENT - 2 * marginOf(x.length)) / size;
  const place = (value: number, low: number, high: number) =>
    Math.round(MAP_EXTENT / 2 + (value - (low + high) / 2) * scale);
  return Array.from(x, (value, node) => ({ x: place(value, left, right), y: place(y[node] ?? 0, top, bottom) }));
}

function boundsOf(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function clustersOf(
  order: readonly number[],
  clusterOf: readonly number[],
  { named }: Communities,
  tags: CatalogueTags,
  at: (node: number) => { artist: number; slug: string; point: Point },
): MapCluster[] {
  const members = Array.from({ length: named + 1 }, (): number[] => []);
  for (const node of order) members[clusterOf[node] ?? 0]?.push(node);
  const labels = labelGroups(
    members.map((nodes) => nodes.map((node) => tagsOf(tags, at(node).artist))),
    TAGS_PER_CLUSTER,
  );
  return members.flatMap((nodes, cluster): MapCluster[] => {
    const [first] = nodes;
    if (first === undefined) return [];
    const { land, hills, middle } = landOf(
      nodes.map((node) => at(node).point),
      order.length,
    );
    const labelled = (labels[cluster] ?? []).map((tag) => tags.names[tag] ?? "");
    const kind = cluster < named ? "cluster" : "others";
    return [{ slug: at(first).slug, kind, artists: nodes.length, tags: labelled, ...middle, land, hills }];
  });
}

function columnsOf(
  order: readonly number[],
  { artists, neighbours }: SimilarityGraph,
  points: readonly Point[],
  rows: readonly ArtistRow[],
): Omit<MapFile["artists"], "tags"> {
  const numberOf = new Uint32Array(order.length);
  for (const [number, node] of order.entries()) numberOf[node] = number;
  const listed = order.flatMap((node) => rows[artists[node] ?? 0] ?? []);
  return {
    name: listed.map(({ name }) => name),
    slug: listed.map(({ name, slug }) => (slug === plainSlug(name) ? null : slug)),
    listeners: listed.map(({ listeners }) => listeners),
    x: order.map((node) => points[node]?.x ?? 0),
    y: order.map((node) => points[node]?.y ?? 0),
    neighbours: order.map((node) => (neighbours[node] ?? []).map((other) => numberOf[other] ?? 0)),
  };
}
