import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count } from "../primitives/numbers.ts";
import { Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";
import { TagNames } from "./tags.ts";

/** Coordinates are whole numbers from 0 to this, x to the right, y downwards. */
export const MAP_EXTENT = 4096;

const Coordinate = v.pipe(Count, v.maxValue(MAP_EXTENT));

/** A closed line, `[x0, y0, x1, y1, …]`; several of them enclose an area by the even-odd rule. */
const Rings = v.array(v.array(Coordinate));

export const MapCluster = v.object({
  /** The slug of its most popular artist. */
  slug: Slug,
  /** `others` gathers the artists of all clusters too small for a colour and a name of their own; it comes last. */
  kind: v.picklist(["cluster", "others"]),
  artists: v.pipe(Count, v.minValue(1)),
  /** The tags that set its artists apart from those of the whole map, best first; its name if there are any. */
  tags: TagNames,
  /** Where its artists are densest. */
  x: Coordinate,
  y: Coordinate,
  /** Where its artists are, and where they are dense. */
  land: Rings,
  hills: Rings,
});

/**
 * `map.json`: the most popular artists laid out by similarity. In columns, to transfer thousands of them compactly; an artist's
 * position in the columns is its number in the file. Cluster by cluster in the order of `clusters`, the most popular first.
 */
export const MapFile = v.pipe(
  v.object({
    formatVersion: FormatVersion,
    edition: Edition,
    /** Minimum number of listeners for a place on the map. */
    minListeners: Count,
    clusters: v.array(MapCluster),
    /** Names of the tags that artists have. */
    tags: v.array(v.string()),
    artists: v.object({
      name: v.array(v.string()),
      /** null if `plainSlug(name)` is the slug. */
      slug: v.array(v.nullable(Slug)),
      listeners: v.array(Count),
      x: v.array(Coordinate),
      y: v.array(Coordinate),
      /** Numbers in `tags`, best first, at most three. */
      tags: v.array(v.array(Count)),
      /** Numbers of the nearest artists on the map, in the order of the artist's list, at most ten. */
      neighbours: v.array(v.array(Count)),
    }),
  }),
  v.check(({ artists }) => {
    const { length } = artists.name;
    return Object.values(artists).every((column) => column.length === length);
  }, "has columns of different lengths"),
  v.check(
    ({ clusters, artists }) => clusters.reduce((sum, cluster) => sum + cluster.artists, 0) === artists.name.length,
    "has clusters that don't add up to its artists",
  ),
  v.check(
    ({ artists }) => artists.neighbours.every((list) => list.every((other) => other < artists.name.length)),
    "has a neighbour that isn't in it",
  ),
  v.check(
    ({ artists, tags }) => artists.tags.every((list) => list.every((tag) => tag < tags.length)),
    "has a tag without a name",
  ),
);

/** The slug that most names have: lower case, everything but a–z and 0–9 as single hyphens. "" for names of symbols only. */
export function plainSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

export type MapCluster = v.InferOutput<typeof MapCluster>;
export type MapFile = v.InferOutput<typeof MapFile>;

export const MAP_FILE = declareFile({
  path: "map.json",
  schemaName: "Map",
  schema: MapFile,
  summary: "The position of each artist on the map, and the map's regions",
  isAlways: false,
  parameters: {},
});
