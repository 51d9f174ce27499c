import { formatList } from "../format.ts";
import { type MapCluster, type MapFile, plainSlug } from "../site-data/map.ts";

export interface AtlasCluster extends MapCluster {
  /** "post-rock, ambient"; "Radiohead, Muse & Coldplay" if no tag describes it. */
  name: string;
  /** The parts of the name, each a line of its label. */
  nameParts: string[];
  /** What else to know of it: its leaders if they are not its name, or what the smaller clusters hold; else "". */
  detail: string;
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
  /** Names of each artist's tags, best first. */
  tags: readonly (readonly string[])[];
  x: readonly number[];
  y: readonly number[];
  neighbours: readonly (readonly number[])[];
  clusters: AtlasCluster[];
  /** Number of each artist's cluster. */
  clusterOf: Uint8Array;
}

const LEADERS = 3;
/** Tags in a cluster's name. */
const NAMING_TAGS = 2;
/** Tags that say what the smaller clusters hold. */
const OTHERS_TAGS = 4;

export function createAtlas({ minListeners, clusters, artists, tags }: MapFile): Atlas {
  const size = artists.name.length;
  const clusterOf = new Uint8Array(size);
  let from = 0;
  const placed = clusters.map((cluster, number) => {
    const to = from + cluster.artists;
    clusterOf.fill(number, from, to);
    const leaders = artists.name.slice(from, Math.min(to, from + LEADERS));
    const one: AtlasCluster = { ...cluster, ...nameOf(cluster, leaders), leaders, from, to };
    from = to;
    return one;
  });
  distinguish(placed);
  return {
    size,
    minListeners,
    maxListeners: artists.listeners.reduce((max, count) => Math.max(max, count), 0),
    names: artists.name,
    slugs: artists.slug.map((slug, number) => slug ?? plainSlug(artists.name[number] ?? "")),
    listeners: artists.listeners,
    tags: artists.tags.map((numbers) => numbers.map((number) => tags[number] ?? "")),
    x: artists.x,
    y: artists.y,
    neighbours: artists.neighbours,
    clusters: placed,
    clusterOf,
  };
}

function nameOf(
  { kind, tags }: MapCluster,
  leaders: readonly string[],
): Pick<AtlasCluster, "name" | "nameParts" | "detail"> {
  if (kind === "others") {
    const held = tags.length > 0 ? tags.slice(0, OTHERS_TAGS) : leaders;
    return { name: "Smaller clusters", nameParts: [], detail: `Each too small for a colour: ${held.join(", ")} …` };
  }
  if (tags.length === 0) return { name: formatList(leaders), nameParts: [...leaders], detail: "" };
  const nameParts = tags.slice(0, NAMING_TAGS);
  return { name: nameParts.join(", "), nameParts, detail: formatList(leaders) };
}

/** Adds the most popular artist to the names of clusters that would otherwise have the same name. */
function distinguish(clusters: AtlasCluster[]): void {
  const counts = new Map<string, number>();
  for (const { name } of clusters) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const cluster of clusters) {
    const [leader] = cluster.leaders;
    if ((counts.get(cluster.name) ?? 0) < 2 || leader === undefined) continue;
    cluster.name = `${cluster.name} (${leader})`;
    cluster.nameParts = [...cluster.nameParts, `(${leader})`];
  }
}

/** The number of the artist with this slug, or null if the map doesn't have it. */
export function findOnMap({ slugs }: Atlas, slug: string): number | null {
  const number = slugs.indexOf(slug);
  return number < 0 ? null : number;
}
