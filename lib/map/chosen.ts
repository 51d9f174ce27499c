import { MAP_EXTENT } from "../site-data/map.ts";
import type { Atlas } from "./atlas.ts";
import { type View, WHOLE_MAP } from "./view.ts";

/** Zoom at which an artist is shown: close enough for its name, far enough for orientation. */
const CLOSE = { min: 2.5, max: 9 };
/** Share of the neighbours that should be visible: some lie far away. */
const MOST = 0.7;
/** Margin factor, so that nothing touches the edge of the drawing. */
const ROOM = 1.2;

/** What the map shows about one artist. */
export interface ChosenArtist {
  number: number;
  slug: string;
  name: string;
  listeners: number;
  /** Names of its tags, best first. */
  tags: readonly string[];
  clusterName: string;
  /** Number and kind of the cluster, for its colour. */
  cluster: number;
  clusterKind: "cluster" | "others";
  /** The nearest artists on the map, in the order of its list. */
  neighbours: { number: number; slug: string; name: string }[];
}

export function describeArtist(atlas: Atlas, number: number): ChosenArtist {
  const cluster = atlas.clusterOf[number] ?? 0;
  const known = atlas.clusters[cluster];
  const called = (artist: number) => ({
    number: artist,
    slug: atlas.slugs[artist] ?? "",
    name: atlas.names[artist] ?? "",
  });
  return {
    ...called(number),
    listeners: atlas.listeners[number] ?? 0,
    tags: atlas.tags[number] ?? [],
    cluster,
    clusterName: known?.name ?? "",
    clusterKind: known?.kind ?? "others",
    neighbours: (atlas.neighbours[number] ?? []).map(called),
  };
}

/** A view centred on an artist, with most of its neighbours visible. */
export function viewAround({ x, y, neighbours }: Atlas, number: number): View {
  const place = { x: x[number] ?? 0, y: y[number] ?? 0 };
  const distances = (neighbours[number] ?? []).map((other) =>
    Math.max(Math.abs((x[other] ?? 0) - place.x), Math.abs((y[other] ?? 0) - place.y)),
  );
  distances.sort((a, b) => a - b);
  const reach = distances[Math.floor(distances.length * MOST)] ?? distances.at(-1) ?? 0;
  const zoom = MAP_EXTENT / Math.max(1, ROOM * 2 * reach);
  return { ...place, zoom: Math.max(CLOSE.min, Math.min(CLOSE.max, zoom)) };
}

/** A view that a cluster fills. */
export function viewOfCluster({ clusters }: Atlas, number: number): View {
  const cluster = clusters[number];
  const rings = cluster?.land.flat() ?? [];
  if (cluster === undefined || rings.length === 0) return WHOLE_MAP;
  const [left, right] = boundsOf(rings.filter((_, index) => index % 2 === 0));
  const [top, bottom] = boundsOf(rings.filter((_, index) => index % 2 === 1));
  const zoom = MAP_EXTENT / (ROOM * Math.max(right - left, bottom - top, 1));
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(1, Math.min(CLOSE.max, zoom)) };
}

const boundsOf = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
