import type { Point, Size } from "./view.ts";

/** A rectangle by its centre and sides, in pixels. */
export interface Box extends Point, Size {}

export interface Dot extends Point {
  radius: number;
}

interface GroupedDot extends Point {
  /** Number of what it belongs to. */
  group: number;
}

interface WantedLabel extends Box {
  /** Number of what it names. */
  group: number;
}

/** Positions that are tried lie this far apart, px; dots are counted in cells of the same size. */
const STEP_PX = 4;
/** Minimum distance between two labels, px. */
const GAP_PX = 4;
/** What it costs to be a tenth of the drawing away from the preferred position; it grows with the square of the distance. */
const DISTANCE_COST = 8;
/** What it costs to cover dots as dense as those of the drawing are on average. Dots of another group mislead as well. */
const OWN_DOTS_COST = 18;
const FOREIGN_DOTS_COST = 60;

/**
 * Where to put labels on a drawing: none overlaps another or the edge, and each is close to the place it names, over as few dots
 * as possible.
 * @param labels the most important first, each at its preferred position; px
 * @param reserved parts of the drawing without labels
 * @returns for each label its position, or null if there is no room left
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  dots: readonly GroupedDot[],
  size: Size,
  reserved: readonly Box[] = [],
): (Point | null)[] {
  const all = countDots(dots, size);
  const taken = [...reserved];
  const tenth = Math.max(size.width, size.height) / 10;
  return labels.map((label) => {
    const { width, height } = label;
    if (width > size.width || height > size.height) return null;
    const own = countDots(
      dots.filter(({ group }) => group === label.group),
      size,
    );
    const average = (dots.length * width * height) / (size.width * size.height);
    const distanceCost = (away: number) => DISTANCE_COST * (away / tenth) ** 2;
    let best: Point = label;
    let bestCost = Number.POSITIVE_INFINITY;
    const consider = (x: number, y: number) => {
      const away = distanceCost(Math.hypot(x - label.x, y - label.y));
      if (away >= bestCost) return;
      const box = { x, y, width, height };
      const ownDots = own(box);
      const covered = OWN_DOTS_COST * ownDots + FOREIGN_DOTS_COST * (all(box) - ownDots);
      const cost = away + (covered === 0 ? 0 : covered / average);
      if (cost >= bestCost || taken.some((other) => overlaps(box, other, GAP_PX))) return;
      best = { x, y };
      bestCost = cost;
    };
    const [right, bottom] = [size.width - width / 2, size.height - height / 2];
    consider(Math.max(width / 2, Math.min(right, label.x)), Math.max(height / 2, Math.min(bottom, label.y)));
    for (let y = height / 2; y <= bottom; y += STEP_PX) {
      if (distanceCost(y - label.y) >= bestCost) continue;
      for (let x = width / 2; x <= right; x += STEP_PX) consider(x, y);
    }
    if (bestCost === Number.POSITIVE_INFINITY) return null;
    taken.push({ ...best, width, height });
    return best;
  });
}

/** Whether two boxes are less than `gap` apart. */
export function overlaps(one: Box, other: Box, gap = 0): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + gap &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + gap
  );
}

/** Whether any of a dot lies under a box. */
export function isUnder({ x, y, radius }: Dot, box: Box): boolean {
  const dx = Math.max(0, Math.abs(x - box.x) - box.width / 2);
  const dy = Math.max(0, Math.abs(y - box.y) - box.height / 2);
  return dx * dx + dy * dy < radius * radius;
}

/** Counts dots by the cells that their centres are in. @returns how many lie under a box, in constant time */
function countDots(dots: readonly Point[], { width, height }: Size): (box: Box) => number {
  const columns = Math.ceil(width / STEP_PX) + 1;
  const rows = Math.ceil(height / STEP_PX) + 1;
  // sums[row][column] holds the dots above and to the left of a cell's corner.
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  const cell = (value: number, cells: number) => Math.max(0, Math.min(cells - 1, Math.floor(value / STEP_PX)));
  for (const { x, y } of dots) {
    const at = (cell(y, rows) + 1) * (columns + 1) + cell(x, columns) + 1;
    sums[at] = (sums[at] ?? 0) + 1;
  }
  for (let row = 1; row <= rows; row++) {
    let sum = 0;
    for (let column = 1; column <= columns; column++) {
      const at = row * (columns + 1) + column;
      sum += sums[at] ?? 0;
      sums[at] = sum + (sums[at - columns - 1] ?? 0);
    }
  }
  const upTo = (column: number, row: number) => sums[row * (columns + 1) + column] ?? 0;
  return ({ x, y, width: boxWidth, height: boxHeight }) => {
    const left = cell(x - boxWidth / 2, columns);
    const right = cell(x + boxWidth / 2, columns) + 1;
    const top = cell(y - boxHeight / 2, rows);
    const bottom = cell(y + boxHeight / 2, rows) + 1;
    return upTo(right, bottom) - upTo(left, bottom) - upTo(right, top) + upTo(left, top);
  };
}
