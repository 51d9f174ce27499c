import { contourDensity } from "d3-contour";
import { MAP_EXTENT } from "../../../../lib/site-data/map.ts";

/** Standard deviation of the blur, in map units: 60 for 5,000 artists; fewer artists are further apart. */
export const blurOf = (artists: number) => 60 * Math.sqrt(Math.sqrt(5_000 / artists));

/** Side of a grid cell, 32: d3-contour rounds down to a power of two by logarithms, and must not meet one exactly. */
const CELL_SIZE = 48;
/** Shares of the largest density at which land and hills begin. */
const LAND = 0.12;
const HILLS = 0.45;
/** Every third of d3-contour's vertices, about half a cell apart, is kept: pages draw curves through them. */
const KEEP_EVERY = 3;
/** Rings with fewer vertices are specks. */
const MIN_VERTICES = 4;

export interface Point {
  x: number;
  y: number;
}

export interface Land {
  land: number[][];
  hills: number[][];
  /** The middle of the largest hill. */
  middle: Point;
}

/**
 * The area covered by points, as rings of whole numbers within the map.
 * @param all number of points on the whole map
 */
export function landOf(points: readonly Point[], all: number): Land {
  const density = contourDensity<Point>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .size([MAP_EXTENT, MAP_EXTENT])
    .bandwidth(blurOf(all))
    .cellSize(CELL_SIZE)
    .thresholds((cells) => thresholdsOf(cells));
  const [low, high] = density([...points]).map(({ coordinates }) => coordinates);
  const hills = high ?? [];
  return { land: (low ?? []).flatMap(ringsOf), hills: hills.flatMap(ringsOf), middle: middleOf(hills, points) };
}

/** d3-contour multiplies thresholds by the cell's area, 32². */
function thresholdsOf(cells: ArrayLike<number>): number[] {
  let most = 0;
  for (let cell = 0; cell < cells.length; cell++) most = Math.max(most, cells[cell] ?? 0);
  return [LAND, HILLS].map((share) => (share * most) / 1024);
}

const clamp = (value: number) => Math.max(0, Math.min(MAP_EXTENT, Math.round(value)));

function ringsOf(polygon: readonly (readonly number[][])[]): number[][] {
  return polygon.flatMap((ring) => {
    // The last vertex repeats the first.
    const kept = ring.slice(0, -1).filter((_, index) => index % KEEP_EVERY === 0);
    return kept.length < MIN_VERTICES ? [] : [kept.flatMap(([x = 0, y = 0]) => [clamp(x), clamp(y)])];
  });
}

function middleOf(hills: readonly (readonly (readonly number[][])[])[], points: readonly Point[]): Point {
  let largest = 0;
  let middle = points[0] ?? { x: 0, y: 0 };
  for (const [outline = []] of hills) {
    let area = 0;
    let x = 0;
    let y = 0;
    for (const [index, [x0 = 0, y0 = 0]] of outline.slice(0, -1).entries()) {
      const [x1 = 0, y1 = 0] = outline[index + 1] ?? [];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      x += (x0 + x1) * cross;
      y += (y0 + y1) * cross;
    }
    if (Math.abs(area) <= largest) continue;
    largest = Math.abs(area);
    middle = { x: x / (3 * area), y: y / (3 * area) };
  }
  return { x: clamp(middle.x), y: clamp(middle.y) };
}
