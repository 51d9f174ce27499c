import { MAP_EXTENT } from "../site-data/map.ts";
import type { Atlas } from "./atlas.ts";
import { dotRadius, dotScale, dotSize } from "./dot.ts";
import { type Label, textWidth } from "./labels.ts";
import { type Box, isUnder, placeLabels } from "./place-labels.ts";

/** A cluster's name has a line for each of its parts. */
export const CLUSTER_LINE_HEIGHT = 1.15;
/** Between a name and the edge of its plate, in CSS pixels. */
export const PLATE_PADDING = { x: 7, y: 3 };
/** Where the map's buttons are: in the top right corner, CSS px. */
const BUTTONS = { width: 60, height: 196 };
/** Longer parts end in an ellipsis. */
const LONGEST = 22;
/** Letters of the headings' typeface are wider than `textWidth` takes them for. */
const BOLD = 1.07;

/**
 * Sides of the drawing, CSS px, that names are placed for. A drawing in between uses the next smaller one: on more space, names
 * that are apart stay apart. So the picture and the live map have the same places.
 */
export const LABEL_SIZES = [300, 440, 640] as const;

export function labelSizeOf(drawingPx: number): number {
  return LABEL_SIZES.findLast((size) => size <= drawingPx) ?? LABEL_SIZES[0];
}

/** The plate with a cluster's name, at its position on the map. */
export interface ClusterLabel extends Label {
  cluster: number;
  lines: string[];
}

/** ["Radiohead", "Muse"] → ["Radiohead,", "Muse"] */
function linesOf(parts: readonly string[]): string[] {
  return parts.map((part, index) => {
    const text = part.length > LONGEST ? `${part.slice(0, LONGEST - 1).trimEnd()}…` : part;
    const next = parts[index + 1];
    return next === undefined || next.startsWith("(") ? text : `${text},`;
  });
}

/** Font size of cluster names for a drawing of this width or height, whichever is less; all in CSS pixels. */
export function clusterTypePx(drawingPx: number): number {
  return Math.max(11.5, Math.min(16, 7 + labelSizeOf(drawingPx) / 80));
}

/**
 * The names of the clusters, largest first: apart from each other, and over as few dots as possible. If that leaves no room for
 * some, all of them have one line.
 */
export function clusterLabels(atlas: Atlas, drawingPx: number): ClusterLabel[] {
  const labels = placedLabels(atlas, drawingPx, Number.POSITIVE_INFINITY);
  const named = atlas.clusters.filter(({ kind }) => kind === "cluster").length;
  return labels.length === named ? labels : placedLabels(atlas, drawingPx, 1);
}

function placedLabels(atlas: Atlas, drawingPx: number, maxLines: number): ClusterLabel[] {
  const placedPx = labelSizeOf(drawingPx);
  const typePx = clusterTypePx(drawingPx);
  const scale = placedPx / MAP_EXTENT;
  const wanted = atlas.clusters.flatMap(({ kind, nameParts, x, y }, cluster) => {
    if (kind === "others") return [];
    const lines = linesOf(nameParts.slice(0, maxLines));
    const width = Math.max(...lines.map(textWidth)) * typePx * BOLD + 2 * PLATE_PADDING.x;
    const height = lines.length * CLUSTER_LINE_HEIGHT * typePx + 2 * PLATE_PADDING.y;
    return [{ cluster, lines, group: cluster, x: x * scale, y: y * scale, width, height }];
  });
  const dots = Array.from(atlas.x, (x, artist) => ({
    group: atlas.clusterOf[artist] ?? 0,
    x: x * scale,
    y: (atlas.y[artist] ?? 0) * scale,
  }));
  const buttons = { ...BUTTONS, x: placedPx - BUTTONS.width / 2, y: BUTTONS.height / 2 };
  const places = placeLabels(wanted, dots, { width: placedPx, height: placedPx }, [buttons]);
  return wanted.flatMap(({ cluster, lines, width, height }, index) => {
    const place = places[index] ?? null;
    return place === null ? [] : [{ cluster, lines, width, height, x: place.x / scale, y: place.y / scale }];
  });
}

/** Marks the artists whose dots would lie under a name at this zoom, and are left out. */
export function dotsUnder(
  atlas: Atlas,
  labels: readonly Label[],
  { zoom, drawingPx }: { zoom: number; drawingPx: number },
): Uint8Array {
  const scale = (zoom * drawingPx) / MAP_EXTENT;
  const grown = dotScale(zoom, drawingPx);
  const plates = labels.map(({ x, y, width, height }): Box => ({ x: x * scale, y: y * scale, width, height }));
  return Uint8Array.from(atlas.x, (x, artist) => {
    const radius = dotRadius(dotSize(atlas.listeners[artist] ?? 0, atlas.maxListeners)) * grown;
    const dot = { x: x * scale, y: (atlas.y[artist] ?? 0) * scale, radius };
    return plates.some((plate) => isUnder(dot, plate)) ? 1 : 0;
  });
}
