import { roundTo } from "../../../../lib/format.ts";
import type { Seat } from "./seats.ts";

export type Point = { x: number; y: number };

/** Size of the drawing in px at a root font size of 16 px. */
export const WIDTH = 132;
export const ROW = 46;

/** Space for the largest circle and its stroke. */
const MARGIN = 13;
/** The ring is an ellipse higher than the drawing, so that the top and bottom rows don't crowd in the middle. */
const FLATTEN = 1.3;
/** How far a link between neighbours bends towards the middle, 0 to 1. */
const BEND = 0.45;
const MIN_RADIUS = 3;
const MAX_RADIUS = 12;

export function middleOf(rows: number): Point {
  return { x: WIDTH / 2, y: (rows * ROW) / 2 };
}

/** The centre of an artist's circle; every seat is level with its name. */
export function pointOf({ side, row }: Seat, rows: number): Point {
  const middle = middleOf(rows);
  const y = (row + 0.5) * ROW;
  const upward = (y - middle.y) / (middle.y * FLATTEN);
  const out = (WIDTH / 2 - MARGIN) * Math.sqrt(1 - upward * upward);
  return { x: roundTo(middle.x + (side === "left" ? -out : out), 1), y };
}

/** A curve between two artists of the ring that bends towards the middle. */
export function linkPath(from: Point, to: Point, middle: Point): string {
  const bend = (a: number, b: number, m: number) => roundTo((1 - BEND) * ((a + b) / 2) + BEND * m, 1);
  return `M${from.x} ${from.y}Q${bend(from.x, to.x, middle.x)} ${bend(from.y, to.y, middle.y)} ${to.x} ${to.y}`;
}

export function spokePath(from: Point, to: Point): string {
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}

/** Areas are audiences; the smallest stay visible. */
export function radiusOf(listeners: number, largest: number): number {
  return roundTo(Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt(listeners / largest)), 1);
}
