import { roundTo } from "../../../lib/format.ts";
/**
 * Two circles on one horizontal axis, in the caller's unit of length; the drawing's box starts at 0, 0.
 * The left circle touches the box's left side whatever the size of the right one, so that rows of pairs line up.
 */
export type PairGeometry = {
  width: number;
  height: number;
  left: { cx: number; cy: number; r: number };
  right: { cx: number; cy: number; r: number };
  /** SVG path of the area that both cover; null if they share nothing. */
  lens: string | null;
};

/** Lengths in paths are rounded to a hundredth of the unit, and smaller differences are invisible. */
const DIGITS = 2;
const PRECISION = 10 ** -DIGITS;

/**
 * Area that two circles of radius `r1` and `r2` have in common when their centres are `distance` apart.
 * Source: the circle–circle intersection (two circular segments), https://mathworld.wolfram.com/Circle-CircleIntersection.html
 */
export function overlapArea(r1: number, r2: number, distance: number): number {
  if (distance >= r1 + r2) return 0;
  const smaller = Math.min(r1, r2);
  if (distance <= Math.abs(r1 - r2)) return Math.PI * smaller * smaller;
  const angle1 = Math.acos(clampCosine((distance ** 2 + r1 ** 2 - r2 ** 2) / (2 * distance * r1)));
  const angle2 = Math.acos(clampCosine((distance ** 2 + r2 ** 2 - r1 ** 2) / (2 * distance * r2)));
  return segmentArea(r1, angle1) + segmentArea(r2, angle2);
}

/**
 * Distance of the centres at which the common area is `area`, found by bisection to double precision.
 * An area of zero or less gives touching circles, one as large as the smaller circle gives inner tangency.
 */
export function distanceForOverlap(r1: number, r2: number, area: number): number {
  let near = Math.abs(r1 - r2);
  let far = r1 + r2;
  if (area <= 0) return far;
  if (area >= Math.PI * Math.min(r1, r2) ** 2) return near;
  // The area falls strictly as the distance grows, so each halving keeps the solution inside.
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (overlapArea(r1, r2, middle) > area) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/**
 * Draws a pair to scale: each circle's area is proportional to its listeners, the lens's to the shared listeners.
 * @param radius of the circle that represents one listener; π·radius² is the area of one listener
 */
export function pairGeometry(left: number, right: number, shared: number, radius: number): PairGeometry {
  const r1 = radius * Math.sqrt(left);
  const r2 = radius * Math.sqrt(right);
  const distance = distanceForOverlap(r1, r2, Math.PI * radius * radius * shared);
  const height = 2 * Math.max(r1, r2);
  const a = { cx: r1, cy: height / 2, r: r1 };
  const b = { cx: r1 + distance, cy: height / 2, r: r2 };
  return { width: Math.max(a.cx + r1, b.cx + r2), height, left: a, right: b, lens: shared > 0 ? lensPath(a, b) : null };
}

function lensPath(a: PairGeometry["left"], b: PairGeometry["right"]): string {
  const distance = b.cx - a.cx;
  // Nested circles have no chord; bisection leaves them a rounding error apart, too small to be drawn.
  if (distance - Math.abs(a.r - b.r) < PRECISION / 2) {
    const inner = a.r <= b.r ? a : b;
    const r = roundTo(inner.r, DIGITS);
    return `M${roundTo(inner.cx - inner.r, DIGITS)} ${roundTo(inner.cy, DIGITS)}a${r} ${r} 0 1 1 ${roundTo(2 * r, DIGITS)} 0a${r} ${r} 0 1 1 ${roundTo(-2 * r, DIGITS)} 0Z`;
  }
  const along = (distance ** 2 + a.r ** 2 - b.r ** 2) / (2 * distance);
  const half = Math.sqrt(Math.max(0, a.r ** 2 - along ** 2));
  const x = roundTo(a.cx + along, DIGITS);
  const top = roundTo(a.cy - half, DIGITS);
  const bottom = roundTo(a.cy + half, DIGITS);
  // The lens's right edge lies on the left circle, and takes the long way round if the chord lies left of its centre.
  const largeOnLeft = along < 0 ? 1 : 0;
  const largeOnRight = along > distance ? 1 : 0;
  return `M${x} ${top}A${roundTo(a.r, DIGITS)} ${roundTo(a.r, DIGITS)} 0 ${largeOnLeft} 1 ${x} ${bottom}A${roundTo(b.r, DIGITS)} ${roundTo(b.r, DIGITS)} 0 ${largeOnRight} 1 ${x} ${top}Z`;
}

function segmentArea(r: number, halfAngle: number): number {
  return r * r * (halfAngle - Math.sin(halfAngle) * Math.cos(halfAngle));
}

function clampCosine(cosine: number): number {
  return Math.min(1, Math.max(-1, cosine));
}
