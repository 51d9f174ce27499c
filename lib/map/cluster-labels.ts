import { MAP_EXTENT } from "../site-data/map.ts";
import type { Atlas } from "./atlas.ts";
import { type Label, textWidth } from "./labels.ts";

/** Cluster names take up to three lines, one per leading artist. */
export const CLUSTER_LINE_HEIGHT = 1.15;
/** Padding around a cluster's name, in CSS pixels. */
const ROOM_PX = 8;
/** Longer names end in an ellipsis. */
const LONGEST = 22;

/** "Radiohead,", "Muse &", "Coldplay" */
function clusterLines(leaders: readonly string[]): string[] {
  return leaders.map((name, index) => {
    const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
    const left = leaders.length - 1 - index;
    return left === 0 ? text : left === 1 ? `${text} &` : `${text},`;
  });
}

/** Font size of cluster names for a drawing of this width or height, whichever is less; all in CSS pixels. */
export function clusterTypePx(drawingPx: number): number {
  return Math.max(11.5, Math.min(17, 7 + drawingPx / 80));
}

/** The names of the clusters that have one, largest first, as labels to be kept apart. */
export function clusterLabels(
  { clusters }: Atlas,
  drawingPx: number,
): (Label & { cluster: number; lines: string[] })[] {
  const typePx = clusterTypePx(drawingPx);
  return clusters.flatMap(({ kind, leaders, x, y }, cluster) => {
    if (kind === "others") return [];
    const lines = clusterLines(leaders);
    const width = Math.max(...lines.map(textWidth)) * typePx + ROOM_PX;
    // Not beyond the edge when the whole map is visible.
    const half = Math.min(MAP_EXTENT / 2, (width / 2) * (MAP_EXTENT / drawingPx));
    const inside = Math.max(half, Math.min(MAP_EXTENT - half, x));
    return [{ cluster, lines, x: inside, y, width, height: lines.length * CLUSTER_LINE_HEIGHT * typePx + ROOM_PX }];
  });
}
