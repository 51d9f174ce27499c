import { MAP_EXTENT } from "../../../lib/contracts/map.ts";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { CLUSTER_LINE_HEIGHT } from "../../../lib/map/cluster-labels.ts";
import { dotRadius, dotScale } from "../../../lib/map/dot.ts";
import { type Size, scaleOf, type View } from "../../../lib/map/view.ts";
import { colourOf } from "../palette.ts";
import { type Drawing, NAME_TYPE_PX } from "./drawing.ts";
import { type DotSprites, drawDots, drawText } from "./sprites.ts";
import type { Theme } from "./theme.ts";

/** Artists that are drawn in another way than the rest. */
export interface Marks {
  chosen: number | null;
  /** Under the pointer, or nearest to the middle while the keyboard moves the map. */
  pointed: number | null;
  /** A cross in the middle, while the keyboard moves the map. */
  hasCross: boolean;
}

export interface Painter {
  paint(view: View, marks: Marks): void;
}

/** Doublings of the scale over which a name fades in; a name that shows from the start doesn't. */
const FADE = 0.22;
const DIMMED = 0.22;
/** Sprites are drawn anew where dots have grown by so much. */
const SPRITE_STEP = 1.06;
const MOST_TEXTS = 600;

/** Paints the map on a canvas of `size` CSS pixels with `ratio` device pixels each. */
export function createPainter(
  context: CanvasRenderingContext2D,
  { atlas, drawing, theme, size, ratio }: { atlas: Atlas; drawing: Drawing; theme: Theme; size: Size; ratio: number },
): Painter {
  const drawingPx = Math.min(size.width, size.height);
  const colours = atlas.clusters.map(({ kind }, number) => colourOf(number, kind));
  const texts = new Map<string, HTMLCanvasElement>();
  let sprites: DotSprites | null = null;
  let spriteScale = 0;
  let view: View = { x: 0, y: 0, zoom: 1 };
  let scale = 1;

  const screenX = (x: number) => size.width / 2 + (x - view.x) * scale;
  const screenY = (y: number) => size.height / 2 + (y - view.y) * scale;
  const isSeen = (x: number, y: number, margin: number) =>
    x > -margin && y > -margin && x < size.width + margin && y < size.height + margin;
  const radiusOf = (artist: number) => dotRadius(drawing.dotSizes[artist] ?? 0) * dotScale(view.zoom, drawingPx);

  function textOf(lines: readonly string[], kind: "cluster" | "artist"): HTMLCanvasElement {
    const key = `${kind}${lines.join("\n")}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    if (texts.size > MOST_TEXTS) texts.clear();
    const isCluster = kind === "cluster";
    const sizePx = isCluster ? drawing.clusterTypePx : NAME_TYPE_PX;
    const font = isCluster ? `700 ${sizePx}px ${theme.displayFont}` : `500 ${sizePx}px ${theme.textFont}`;
    const style = { font, sizePx, lineHeight: CLUSTER_LINE_HEIGHT, ink: theme.ink, halo: theme.paper };
    const text = drawText(lines, style, ratio);
    texts.set(key, text);
    return text;
  }

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

  function paintAreas(): void {
    context.save();
    context.translate(size.width / 2 - view.x * scale, size.height / 2 - view.y * scale);
    context.scale(scale, scale);
    context.lineWidth = 1 / scale;
    for (const { cluster, land, hills } of drawing.areas) {
      const colour = theme.clusters[colours[cluster] ?? 0] ?? theme.ink;
      context.fillStyle = colour;
      context.strokeStyle = colour;
      context.globalAlpha = 0.07;
      context.fill(land, "evenodd");
      context.fill(hills, "evenodd");
      context.globalAlpha = 0.4;
      context.stroke(land);
    }
    context.restore();
  }

  function paintDots(alpha: number): void {
    const wanted = dotScale(view.zoom, drawingPx) * ratio;
    if (sprites === null || wanted > spriteScale * SPRITE_STEP || wanted * SPRITE_STEP < spriteScale) {
      sprites = drawDots(theme, wanted, ratio);
      spriteScale = wanted;
    }
    context.globalAlpha = alpha;
    for (const artist of drawing.order) putDot(artist, sprites);
    context.globalAlpha = 1;
  }

  function putDot(artist: number, { canvas, sides, lefts, rowHeight }: DotSprites): void {
    const x = screenX(atlas.x[artist] ?? 0);
    const y = screenY(atlas.y[artist] ?? 0);
    if (!isSeen(x, y, 24)) return;
    const kind = drawing.dotSizes[artist] ?? 0;
    const side = sides[kind] ?? 0;
    const row = (colours[atlas.clusterOf[artist] ?? 0] ?? 0) * rowHeight;
    const drawn = side / ratio;
    context.drawImage(canvas, lefts[kind] ?? 0, row, side, side, x - drawn / 2, y - drawn / 2, drawn, drawn);
  }

  function fadeOf(from: number): number {
    if (scale < from) return 0;
    if (from <= drawingPx / MAP_EXTENT) return 1;
    return Math.min(1, Math.log2(scale / from) / FADE);
  }

  function paintNames(alpha: number): void {
    for (const { artist, lines, x, y, from } of drawing.artistNames) {
      const shown = fadeOf(from) * alpha;
      const sx = screenX(x);
      const sy = screenY(y);
      if (shown > 0 && isSeen(sx, sy, 80)) putText(textOf(lines, "artist"), sx, sy + radiusOf(artist) + 8, shown);
    }
    for (const { lines, x, y, from } of drawing.clusterNames) {
      const shown = fadeOf(from) * alpha;
      const sx = screenX(x);
      const sy = screenY(y);
      if (shown > 0 && isSeen(sx, sy, 120)) putText(textOf(lines, "cluster"), sx, sy, shown);
    }
  }

  /** Lines from an artist to its nearest, whose dots and, where they fit, names come to the fore. */
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
    if (sprites) for (const one of [...others].reverse()) putDot(one, sprites);
    if (sprites) putDot(artist, sprites);
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.25;
    context.beginPath();
    context.arc(x, y, radiusOf(artist) + 4, 0, 2 * Math.PI);
    context.stroke();
    const taken: { x: number; y: number; width: number; height: number }[] = [];
    for (const one of [artist, ...others]) {
      const text = textOf([atlas.names[one] ?? ""], "artist");
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
    paint(next, { chosen, pointed, hasCross }) {
      view = next;
      scale = scaleOf(view, size);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = theme.paper;
      context.fillRect(0, 0, size.width, size.height);
      const isMarked = chosen !== null || pointed !== null;
      paintAreas();
      paintDots(chosen === null ? 1 : 0.45);
      paintNames(isMarked ? DIMMED : 1);
      if (chosen !== null) paintNeighbourhood(chosen);
      if (pointed !== null && pointed !== chosen) paintNeighbourhood(pointed);
      if (hasCross) paintCross();
    },
  };
}
