import type { Floors } from "../../../../lib/figures/_shared/figure.ts";

/** One listener in 200, and never fewer than 3: below that, an average describes a person, not an artist. */
const AVERAGE_FLOOR_SHARE = 1 / 200;
const AVERAGE_FLOOR_LEAST = 3;
/** A floor that leaves fewer artists than this has no distribution to show. */
const ARTISTS_LEFT = 50;

/**
 * 1, 3, 10, 30, 100 … as long as enough artists have that many listeners, and the minimum for a page.
 * @param listeners of all artists, descending
 */
export function floorsOf(listeners: ArrayLike<number>, users: number, publishFloor: number): Floors {
  const enough = listeners[ARTISTS_LEFT - 1] ?? 0;
  const floors = new Set([1, publishFloor]);
  for (let decade = 1; decade <= enough; decade *= 10)
    for (const floor of [decade, 3 * decade]) if (floor <= enough) floors.add(floor);
  const ascending = [...floors].sort((a, b) => a - b);
  const wanted = Math.max(AVERAGE_FLOOR_LEAST, publishFloor, users * AVERAGE_FLOOR_SHARE);
  const distance = (floor: number) => Math.abs(Math.log(floor / wanted));
  const averageFloor = ascending.reduce((best, floor) => (distance(floor) < distance(best) ? floor : best));
  return { floors: ascending, averageFloor, publishFloor };
}
