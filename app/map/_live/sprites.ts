import { DOT_SIZES, dotRadius } from "../../../lib/map/dot.ts";
import type { Theme } from "./theme.ts";

/** From this size on dots have a rim in the background colour, so that they stay distinct. */
const RIMMED_FROM = 2;
const RIM_PX = 0.75;
/** As those of the names in map-picture.tsx. */
const EDGE_PX = 1.5;
const PLATE_RADIUS_PX = 6;

export function createCanvas(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.ceil(width));
  canvas.height = Math.max(1, Math.ceil(height));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser does not support a 2D canvas.");
  return { canvas, context };
}

/** Every kind of dot, drawn once: copying pixels is many times faster than redrawing thousands of circles. */
export interface DotSprites {
  canvas: HTMLCanvasElement;
  /** Side of the square around a dot of each size, in device pixels. */
  sides: number[];
  /** Where the column of each size begins. */
  lefts: number[];
  /** Height of a colour's row. */
  rowHeight: number;
}

/** @param scale device pixels per unit of `dotRadius` */
export function drawDots({ clusters, paper }: Theme, scale: number, ratio: number): DotSprites {
  const radii = Array.from({ length: DOT_SIZES }, (_, size) => dotRadius(size) * scale);
  const sides = radii.map((radius) => Math.ceil(2 * (radius + RIM_PX * ratio)) + 2);
  const lefts = sides.map((_, size) => sides.slice(0, size).reduce((sum, side) => sum + side, 0));
  const rowHeight = Math.max(...sides);
  const { canvas, context } = createCanvas((lefts.at(-1) ?? 0) + rowHeight, rowHeight * clusters.length);
  for (const [row, colour] of clusters.entries()) {
    for (const [size, radius] of radii.entries()) {
      const half = (sides[size] ?? 0) / 2;
      const circle = (fill: string, r: number) => {
        context.fillStyle = fill;
        context.beginPath();
        context.arc((lefts[size] ?? 0) + half, row * rowHeight + half, r, 0, 2 * Math.PI);
        context.fill();
      };
      if (size >= RIMMED_FROM) circle(paper, radius + RIM_PX * ratio);
      circle(colour, radius);
    }
  }
  return { canvas, sides, lefts, rowHeight };
}

export interface TextStyle {
  font: string;
  sizePx: number;
  lineHeight: number;
  ink: string;
  halo: string;
}

export interface PlateStyle extends TextStyle {
  width: number;
  height: number;
  /** Colour of the edge. */
  edge: string;
}

/** Text on a plate of paper with a coloured edge. */
export function drawPlate(lines: readonly string[], style: PlateStyle, ratio: number): HTMLCanvasElement {
  const { canvas, context } = createCanvas(style.width * ratio, style.height * ratio);
  context.scale(ratio, ratio);
  context.beginPath();
  context.roundRect(EDGE_PX / 2, EDGE_PX / 2, style.width - EDGE_PX, style.height - EDGE_PX, PLATE_RADIUS_PX);
  context.fillStyle = style.halo;
  context.fill();
  context.lineWidth = EDGE_PX;
  context.strokeStyle = style.edge;
  context.stroke();
  context.font = style.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = style.ink;
  const step = style.sizePx * style.lineHeight;
  const top = (style.height - lines.length * step) / 2;
  for (const [index, line] of lines.entries()) context.fillText(line, style.width / 2, top + step * (index + 0.5));
  return canvas;
}

/** A text with a halo of paper; centred in the bitmap. */
export function drawText(lines: readonly string[], style: TextStyle, ratio: number): HTMLCanvasElement {
  const probe = createCanvas(1, 1).context;
  probe.font = style.font;
  const width = Math.max(...lines.map((line) => probe.measureText(line).width)) + 8;
  const step = style.sizePx * style.lineHeight;
  const { canvas, context } = createCanvas(width * ratio, (lines.length * step + 8) * ratio);
  context.scale(ratio, ratio);
  context.font = style.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = style.halo;
  context.fillStyle = style.ink;
  const rows = lines.map((line, index) => ({ line, y: 4 + step * (index + 0.5) }));
  for (const { line, y } of rows) context.strokeText(line, width / 2, y);
  for (const { line, y } of rows) context.fillText(line, width / 2, y);
  return canvas;
}
