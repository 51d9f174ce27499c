import { formatList } from "../format.ts";
import { type MapCluster, type MapFile, plainSlug } from "../site-data/map.ts";

export interface AtlasCluster extends MapCluster {
  /** "Radiohead, Muse & Coldplay" */
  name: string;
  /** Its most popular artists, up to three. */
  leaders: string[];
  /** Its artists are those numbered from here up to, not including, `to`. */
  from: number;
  to: number;
}

/** The map as used by pages: the file's columns and derived data. */
export interface Atlas {
  size: number;
  minListeners: number;
  /** Listeners of the most popular artist. */
  maxListeners: number;
  names: readonly string[];
  slugs: readonly string[];
  listeners: readonly number[];
  x: readonly number[];
  y: readonly number[];
  neighbours: readonly (readonly number[])[];
  clusters: AtlasCluster[];
  /** Number of each artist's cluster. */
  clusterOf: Uint8Array;
}

const LEADERS = 3;

export function createAtlas({ minListeners, clusters, artists }: MapFile): Atlas {
  const size = artists.name.length;
  const clusterOf = new Uint8Array(size);
  let from = 0;
  const placed = clusters.map((cluster, number) => {
    const to = from + cluster.artists;
    clusterOf.fill(number, from, to);
    const leaders = artists.name.slice(from, Math.min(to, from + LEADERS));
    const name = cluster.kind === "others" ? "Smaller clusters" : formatList(leaders);
    const one: AtlasCluster = { ...cluster, name, leaders, from, to };
    from = to;
    return one;
  });
  return {
    size,
    minListeners,
    maxListeners: artists.listeners.reduce((max, count) => Math.max(max, count), 0),
    names: artists.name,
    slugs: artists.slug.map((slug, number) => slug ?? plainSlug(artists.name[number] ?? "")),
    listeners: artists.listeners,
    x: artists.x,
    y: artists.y,
    neighbours: artists.neighbours,
    clusters: placed,
    clusterOf,
  };
}

/** The number of the artist with this slug, or null if the map doesn't have it. */
export function findOnMap({ slugs }: Atlas, slug: string): number | null {
  const number = slugs.indexOf(slug);
  return number < 0 ? null : number;
}
