/** Where artists sit around the one in the middle: two columns, rows from the top. */
export type Seat = { side: "left" | "right"; row: number };

/** Pairs of places from 1, as in an artist's file. */
type Pairs = readonly (readonly [number, number])[];

/** More rounds have never been needed; every round but the last shortens the links. */
const MAX_ROUNDS = 20;

/** The seats of `count` artists, clockwise from the lowest on the left; the left column has the odd one. */
export function ring(count: number): Seat[] {
  const left = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) =>
    index < left ? { side: "left", row: left - 1 - index } : { side: "right", row: index - left },
  );
}

/**
 * Seats for the artists at places 1 to `count`, so that those linked by `pairs` sit close together: places in order around
 * the ring, then swapped two by two as long as that shortens the links. The same input gives the same seats.
 */
export function seatsFor(count: number, pairs: Pairs): Seat[] {
  const seats = ring(count);
  const order = seats.map((_, index) => index);
  const distance = (a: number, b: number) => Math.min(Math.abs(a - b), count - Math.abs(a - b));
  const length = () => pairs.reduce((sum, [a, b]) => sum + distance(order[a - 1] ?? 0, order[b - 1] ?? 0), 0);
  let shortest = length();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = shortest;
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        swap(order, a, b);
        const swapped = length();
        if (swapped < shortest) shortest = swapped;
        else swap(order, a, b);
      }
    }
    if (shortest === before) break;
  }
  return order.flatMap((index) => seats[index] ?? []);
}

function swap(order: number[], a: number, b: number): void {
  [order[a], order[b]] = [order[b] ?? 0, order[a] ?? 0];
}
