import type { Point } from "./view.ts";

/** A text and its position; width and height in pixels at any zoom, including padding. */
export interface Label extends Point {
  width: number;
  height: number;
  /** Minimum scale at which it is shown, even if there is room before. */
  from?: number;
}

/**
 * For each label the scale (pixels per map unit) from which on it is shown: none collides with an earlier, more
 * important one, and none disappears while zooming in. Of two labels at one position the later one is never shown.
 * @param labels most important first
 * @param minScale the smallest scale that will be used
 */
export function labelScales(labels: readonly Label[], minScale: number): Float64Array {
  const scales = new Float64Array(labels.length);
  const cellWidth = labels.reduce((max, { width }) => Math.max(max, width), 1) / minScale;
  const cellHeight = labels.reduce((max, { height }) => Math.max(max, height), 1) / minScale;
  const cells = new Map<string, number[]>();
  for (const [index, label] of labels.entries()) {
    const column = Math.floor(label.x / cellWidth);
    const row = Math.floor(label.y / cellHeight);
    let scale = Math.max(minScale, label.from ?? minScale);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const earlier of cells.get(`${column + dx},${row + dy}`) ?? []) {
          const apart = scaleApart(label, labels[earlier] ?? label);
          // An earlier label that appears only once the two are apart is no obstacle.
          if (apart > scale && (scales[earlier] ?? 0) < apart) scale = apart;
        }
      }
    }
    scales[index] = scale;
    const key = `${column},${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  }
  return scales;
}

/** The scale from which two labels don't overlap; infinite at the same position. */
function scaleApart(one: Label, other: Label): number {
  const sideBySide = (one.width + other.width) / 2 / Math.abs(one.x - other.x);
  const stacked = (one.height + other.height) / 2 / Math.abs(one.y - other.y);
  return Math.min(sideBySide, stacked);
}

/** Width of a text in em, accurate enough to keep names apart without a font. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (sign >= "\u2e80") width += 1;
    else if (/[iljtfrI.,:;'’!| ]/.test(sign)) width += 0.3;
    else if (/[mwMW@&]/.test(sign)) width += 0.85;
    else width += /\p{Lu}/u.test(sign) ? 0.66 : 0.54;
  }
  return width;
}
