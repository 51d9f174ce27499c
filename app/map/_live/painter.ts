import { CLUSTER_LINE_HEIGHT, type ClusterLabel } from "../../../lib/map/cluster-labels.ts";
import { dotRadius, dotScale } from "../../../lib/map/dot.ts";
import { scaleOf, type View } from "../../../lib/map/view.ts";
import { MAP_EXTENT } from "../../../lib/site-data/map.ts";
import { colourOf } from "../palette.ts";
import { NAME_TYPE_PX } from "./drawing.ts";
import { createGround, type GroundOptions } from "./ground.ts";
import { drawPlate, drawText } from "./sprites.ts";

/** Artists that are drawn differently from the rest. */
export interface Marks {
  chosen: number | null;
  /** Under the pointer, or nearest to the middle while the keyboard moves the map. */
  pointed: number | null;
  /** A cross in the middle, while the keyboard moves the map. */
  hasCross: boolean;
}

export interface Painter {
  /** @param isMoving a coarser picture will do: a finer one follows */
  paint(view: View, marks: Marks, isMoving: boolean): void;
}

/** Doublings of the scale over which a name fades in; a name that is visible from the start doesn't fade. */
const FADE = 0.22;
const DIMMED = 0.22;
const MAX_TEXTS = 600;

/** Paints the map on a canvas of `size` CSS pixels with `ratio` device pixels each. */
export function createPainter(context: CanvasRenderingContext2D, options: GroundOptions): Painter {
  const { atlas, drawing, theme, size, ratio } = options;
  const ground = createGround(options);
  const drawingPx = Math.min(size.width, size.height);
  const texts = new Map<string, HTMLCanvasElement>();
  let view: View = { x: 0, y: 0, zoom: 1 };
  let scale = 1;

  const screenX = (x: number) => size.width / 2 + (x - view.x) * scale;
  const screenY = (y: number) => size.height / 2 + (y - view.y) * scale;
  const isSeen = (x: number, y: number, margin: number) =>
    x > -margin && y > -margin && x < size.width + margin && y < size.height + margin;
  const radiusOf = (artist: number) => dotRadius(drawing.dotSizes[artist] ?? 0) * dotScale(view.zoom, drawingPx);

  function kept(key: string, draw: () => HTMLCanvasElement): HTMLCanvasElement {
    const known = texts.get(key);
    if (known !== undefined) return known;
    if (texts.size > MAX_TEXTS) texts.clear();
    const text = draw();
    texts.set(key, text);
    return text;
  }

  const nameOf = (artist: number) =>
    kept(`artist ${artist}`, () => {
      const font = `500 ${NAME_TYPE_PX}px ${theme.textFont}`;
      const style = { font, sizePx: NAME_TYPE_PX, lineHeight: CLUSTER_LINE_HEIGHT, ink: theme.ink, halo: theme.paper };
      return drawText([atlas.names[artist] ?? ""], style, ratio);
    });

  const plateOf = ({ cluster, lines, width, height }: ClusterLabel) =>
    kept(`cluster ${cluster}`, () => {
      const sizePx = drawing.clusterTypePx;
      const font = `700 ${sizePx}px ${theme.displayFont}`;
      const style = { font, sizePx, lineHeight: CLUSTER_LINE_HEIGHT, ink: theme.ink, halo: theme.paper };
      const edge = theme.clusters[colourOf(cluster, atlas.clusters[cluster]?.kind ?? "others")] ?? theme.ink;
      return drawPlate(lines, { ...style, width, height, edge }, ratio);
    });

  function putText(text: HTMLCanvasElement, x: number, y: number, alpha: number): void {
    context.globalAlpha = alpha;
    context.drawImage(
      text,
      x - text.width / ratio / 2,
      y - text.height / ratio / 2,
      text.width / ratio,
      text.height / ratio,
    );
    context.globalAlpha = 1;
  }

  function fadeOf(from: number): number {
    if (scale < from) return 0;
    if (from <= drawingPx / MAP_EXTENT) return 1;
    return Math.min(1, Math.log2(scale / from) / FADE);
  }

  function paintNames(alpha: number): void {
    for (const { artist, x, y, from } of drawing.artistNames) {
      const shown = fadeOf(from) * alpha;
      const sx = screenX(x);
      const sy = screenY(y);
      if (shown > 0 && isSeen(sx, sy, 80)) putText(nameOf(artist), sx, sy + radiusOf(artist) + 8, shown);
    }
    for (const label of drawing.clusterNames) {
      const shown = fadeOf(label.from) * alpha;
      const sx = screenX(label.x);
      const sy = screenY(label.y);
      if (shown > 0 && isSeen(sx, sy, 120)) putText(plateOf(label), sx, sy, shown);
    }
  }

  /** Draws lines from an artist to its nearest, and brings their dots and, if they fit, names to the front. */
  function paintNeighbourhood(artist: number): void {
    const others = atlas.neighbours[artist] ?? [];
    const x = screenX(atlas.x[artist] ?? 0);
    const y = screenY(atlas.y[artist] ?? 0);
    context.strokeStyle = theme.inkSoft;
    context.lineWidth = 1.25;
    context.beginPath();
    for (const other of others) {
      context.moveTo(x, y);
      context.lineTo(screenX(atlas.x[other] ?? 0), screenY(atlas.y[other] ?? 0));
    }
    context.stroke();
    for (const one of [...others].reverse()) {
      ground.dot(context, one, screenX(atlas.x[one] ?? 0), screenY(atlas.y[one] ?? 0));
    }
    ground.dot(context, artist, x, y);
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.25;
    context.beginPath();
    context.arc(x, y, radiusOf(artist) + 4, 0, 2 * Math.PI);
    context.stroke();
    const taken: { x: number; y: number; width: number; height: number }[] = [];
    for (const one of [artist, ...others]) {
      const text = nameOf(one);
      const place = { x: screenX(atlas.x[one] ?? 0), y: screenY(atlas.y[one] ?? 0) + radiusOf(one) + 10 };
      const box = { ...place, width: text.width / ratio, height: text.height / ratio - 6 };
      const fits = taken.every(
        (other) =>
          Math.abs(other.x - box.x) > (other.width + box.width) / 2 ||
          Math.abs(other.y - box.y) > (other.height + box.height) / 2,
      );
      if (!fits) continue;
      taken.push(box);
      putText(text, place.x, place.y, 1);
    }
  }

  function paintCross(): void {
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(size.width / 2 + dx * 5, size.height / 2 + dy * 5);
      context.lineTo(size.width / 2 + dx * 13, size.height / 2 + dy * 13);
    }
    context.stroke();
  }

  return {
    paint(next, { chosen, pointed, hasCross }, isMoving) {
      view = next;
      scale = scaleOf(view, size);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      ground.paint(context, view, isMoving, chosen !== null);
      paintNames(chosen === null && pointed === null ? 1 : DIMMED);
      if (chosen !== null) paintNeighbourhood(chosen);
      if (pointed !== null && pointed !== chosen) paintNeighbourhood(pointed);
      if (hasCross) paintCross();
    },
  };
}
