import type { Atlas } from "../../../lib/map/atlas.ts";
import { type ClusterLabel, clusterLabels, clusterTypePx } from "../../../lib/map/cluster-labels.ts";
import { dotSize } from "../../../lib/map/dot.ts";
import { labelScales, textWidth } from "../../../lib/map/labels.ts";
import { outlinePath } from "../../../lib/map/outline.ts";
import type { Size } from "../../../lib/map/view.ts";
import { MAP_EXTENT } from "../../../lib/site-data/map.ts";

export const NAME_TYPE_PX = 12.5;
/** Padding around an artist's name, so that the map doesn't fill up with words. */
const NAME_ROOM = { width: 26, height: 24 };

/** How many of the most popular artists may be named when the whole map is visible; four times as many at twice the zoom. */
const NAMED_AT_FIRST = 60;

export interface NameLabel {
  lines: string[];
  x: number;
  y: number;
  /** Smallest scale at which it shows. */
  from: number;
}

/** What is drawn, computed once per map and drawing size. */
export interface Drawing {
  /** Numbers of the artists, most popular last, so that they are on top. */
  order: Uint16Array;
  dotSizes: Uint8Array;
  areas: { cluster: number; land: Path2D; hills: Path2D }[];
  clusterTypePx: number;
  clusterNames: (ClusterLabel & { from: number })[];
  artistNames: (NameLabel & { artist: number })[];
}

export function prepareDrawing(atlas: Atlas, { width, height }: Size): Drawing {
  const drawingPx = Math.min(width, height);
  const order = Uint16Array.from({ length: atlas.size }, (_, artist) => artist);
  order.sort((a, b) => (atlas.listeners[a] ?? 0) - (atlas.listeners[b] ?? 0) || b - a);
  const minScale = drawingPx / MAP_EXTENT;
  const clusters = clusterLabels(atlas, drawingPx);
  const artists = Array.from(order)
    .reverse()
    .map((artist, rank) => ({
      artist,
      from: minScale * Math.sqrt(rank / NAMED_AT_FIRST),
      lines: [atlas.names[artist] ?? ""],
      x: atlas.x[artist] ?? 0,
      y: atlas.y[artist] ?? 0,
      width: textWidth(atlas.names[artist] ?? "") * NAME_TYPE_PX + NAME_ROOM.width,
      height: NAME_TYPE_PX + NAME_ROOM.height,
    }));
  const scales = labelScales([...clusters, ...artists], minScale);
  return {
    order,
    dotSizes: Uint8Array.from(atlas.listeners, (count) => dotSize(count, atlas.maxListeners)),
    areas: atlas.clusters.map(({ land, hills }, cluster) => ({
      cluster,
      land: new Path2D(outlinePath(land)),
      hills: new Path2D(outlinePath(hills)),
    })),
    clusterTypePx: clusterTypePx(drawingPx),
    clusterNames: clusters.map((label, index) => ({ ...label, from: scales[index] ?? 0 })),
    artistNames: artists.map((label, index) => ({ ...label, from: scales[clusters.length + index] ?? 0 })),
  };
}
