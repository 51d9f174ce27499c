/** Number of dot sizes. */
export const DOT_SIZES = 8;
const SMALLEST_PX = 1.5;
const LARGEST_PX = 7;

/** 0 to `DOT_SIZES` − 1: a dot's area grows with its artist's listeners. */
export function dotSize(listeners: number, maxListeners: number): number {
  return Math.round((DOT_SIZES - 1) * Math.sqrt(listeners / maxListeners));
}

/** Radius in CSS pixels when the whole map is visible on a large screen. */
export function dotRadius(size: number): number {
  return SMALLEST_PX + ((LARGEST_PX - SMALLEST_PX) * size) / (DOT_SIZES - 1);
}

/** Dots are smaller on a small drawing and grow while zooming, but slower than the map, which spreads out. */
export function dotScale(zoom: number, drawingPx: number): number {
  return Math.max(0.62, Math.min(1, drawingPx / 760)) * zoom ** 0.36;
}
