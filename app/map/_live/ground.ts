import type { Atlas } from "../../../lib/map/atlas.ts";
import { dotsUnder } from "../../../lib/map/cluster-labels.ts";
import { dotScale } from "../../../lib/map/dot.ts";
import { type Size, scaleOf, type View } from "../../../lib/map/view.ts";
import { MAP_EXTENT } from "../../../lib/site-data/map.ts";
import { colourOf } from "../palette.ts";
import type { Drawing } from "./drawing.ts";
import { createCanvas, type DotSprites, drawDots } from "./sprites.ts";
import type { Theme } from "./theme.ts";

/** Drawn beyond each edge of the view, as a share of it: how far a drag can go without redrawing. */
const BEYOND = 0.35;
/** A moving map may stretch a drawing up to this factor; it may shrink one as far as its edges allow. */
const MAX_STRETCH = 2;
/** Sprites are redrawn once dots have grown by this factor. */
const SPRITE_STEP = 1.04;

export interface Ground {
  /**
   * Areas and dots, on the canvas. While the map moves a drawing from a moment ago may be stretched instead: thousands
   * of dots take longer than a frame has on a phone, one picture doesn't.
   */
  paint(context: CanvasRenderingContext2D, view: View, isMoving: boolean, isDimmed: boolean): void;
  /** Draws one more dot at a position on the canvas. */
  dot(context: CanvasRenderingContext2D, artist: number, x: number, y: number): void;
}

export interface GroundOptions {
  atlas: Atlas;
  drawing: Drawing;
  theme: Theme;
  size: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
}

export function createGround({ atlas, drawing, theme, size, ratio }: GroundOptions): Ground {
  const drawingPx = Math.min(size.width, size.height);
  const colours = atlas.clusters.map(({ kind }, number) => colourOf(number, kind));
  const wide: Size = { width: size.width * (1 + 2 * BEYOND), height: size.height * (1 + 2 * BEYOND) };
  const { canvas, context: layer } = createCanvas(wide.width * ratio, wide.height * ratio);
  let drawn: (View & { isDimmed: boolean }) | null = null;
  let sprites: DotSprites | null = null;
  let spriteScale = 0;

  function freshSprites(zoom: number): DotSprites {
    const wanted = dotScale(zoom, drawingPx) * ratio;
    if (sprites === null || wanted > spriteScale * SPRITE_STEP || wanted * SPRITE_STEP < spriteScale) {
      sprites = drawDots(theme, wanted, ratio);
      spriteScale = wanted;
    }
    return sprites;
  }

  function putDot(
    context: CanvasRenderingContext2D,
    { canvas: sheet, sides, lefts, rowHeight }: DotSprites,
    artist: number,
    x: number,
    y: number,
  ): void {
    const kind = drawing.dotSizes[artist] ?? 0;
    const side = sides[kind] ?? 0;
    const row = (colours[atlas.clusterOf[artist] ?? 0] ?? 0) * rowHeight;
    const drawnSide = side / ratio;
    context.drawImage(
      sheet,
      lefts[kind] ?? 0,
      row,
      side,
      side,
      x - drawnSide / 2,
      y - drawnSide / 2,
      drawnSide,
      drawnSide,
    );
  }

  function drawLayer(view: View, isDimmed: boolean): void {
    const scale = scaleOf(view, size);
    layer.setTransform(ratio, 0, 0, ratio, 0, 0);
    layer.fillStyle = theme.paper;
    layer.fillRect(0, 0, wide.width, wide.height);
    layer.translate(wide.width / 2 - view.x * scale, wide.height / 2 - view.y * scale);
    layer.scale(scale, scale);
    layer.lineWidth = 1 / scale;
    for (const { cluster, land, hills } of drawing.areas) {
      const colour = theme.clusters[colours[cluster] ?? 0] ?? theme.ink;
      layer.fillStyle = colour;
      layer.strokeStyle = colour;
      layer.globalAlpha = 0.07;
      layer.fill(land, "evenodd");
      layer.fill(hills, "evenodd");
      layer.globalAlpha = 0.4;
      layer.stroke(land);
    }
    layer.setTransform(ratio, 0, 0, ratio, 0, 0);
    layer.globalAlpha = isDimmed ? 0.45 : 1;
    const sheet = freshSprites(view.zoom);
    const shown = drawing.clusterNames.filter(({ from }) => from <= scale);
    const isCovered = dotsUnder(atlas, shown, { zoom: view.zoom, drawingPx });
    for (const artist of drawing.order) {
      if (isCovered[artist] === 1) continue;
      const x = wide.width / 2 + ((atlas.x[artist] ?? 0) - view.x) * scale;
      const y = wide.height / 2 + ((atlas.y[artist] ?? 0) - view.y) * scale;
      if (x > -24 && y > -24 && x < wide.width + 24 && y < wide.height + 24) putDot(layer, sheet, artist, x, y);
    }
    layer.globalAlpha = 1;
    drawn = { ...view, isDimmed };
  }

  function isUsable(view: View, isMoving: boolean, isDimmed: boolean): boolean {
    if (drawn === null || drawn.isDimmed !== isDimmed) return false;
    const stretch = view.zoom / drawn.zoom;
    if (isMoving ? stretch > MAX_STRETCH : stretch !== 1) return false;
    return covers(drawn.x, view.x, drawn, view, "width") && covers(drawn.y, view.y, drawn, view, "height");
  }

  /** True if the layer covers the view along one side, as far as that is part of the map. */
  function covers(layerMiddle: number, middle: number, layerView: View, view: View, side: keyof Size): boolean {
    const held = wide[side] / scaleOf(layerView, size) / 2;
    const seen = size[side] / scaleOf(view, size) / 2;
    return (
      Math.max(0, middle - seen) >= layerMiddle - held && Math.min(MAP_EXTENT, middle + seen) <= layerMiddle + held
    );
  }

  return {
    paint(context, view, isMoving, isDimmed) {
      if (!isUsable(view, isMoving, isDimmed)) drawLayer(view, isDimmed);
      const { x, y, zoom } = drawn ?? view;
      const stretch = view.zoom / zoom;
      const scale = scaleOf(view, size);
      // On whole device pixels: a picture between them would be blurred.
      const place = (value: number) => Math.round(value * ratio) / ratio;
      const left = place(size.width / 2 + (x - view.x) * scale - (wide.width / 2) * stretch);
      const top = place(size.height / 2 + (y - view.y) * scale - (wide.height / 2) * stretch);
      context.fillStyle = theme.paper;
      context.fillRect(0, 0, size.width, size.height);
      context.drawImage(canvas, left, top, (canvas.width / ratio) * stretch, (canvas.height / ratio) * stretch);
    },
    dot(context, artist, x, y) {
      if (sprites !== null) putDot(context, sprites, artist, x, y);
    },
  };
}
