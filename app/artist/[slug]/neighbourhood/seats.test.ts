import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ring, seatsFor } from "./seats.ts";

const keyOf = ({ side, row }: { side: string; row: number }) => `${side} ${row}`;

describe("ring(count)", () => {
  it("goes up the left column and down the right one", () => {
    expect(ring(5).map(keyOf)).toEqual(["left 2", "left 1", "left 0", "right 0", "right 1"]);
    expect(ring(0)).toEqual([]);
  });
});

describe("seatsFor(count, pairs)", () => {
  it("seats two that are linked next to each other", () => {
    const seats = seatsFor(10, [[1, 6]]);
    const around = ring(10).map(keyOf);
    const [a = -1, b = -1] = [seats[0], seats[5]].map((seat) => (seat ? around.indexOf(keyOf(seat)) : -1));
    expect([1, 9]).toContain(Math.abs(a - b));
  });

  it("keeps groups together: three that are all linked sit in a row", () => {
    const seats = seatsFor(9, [
      [1, 4],
      [4, 7],
      [1, 7],
    ]);
    const around = ring(9).map(keyOf);
    const at = [0, 3, 6].map((place) => around.indexOf(keyOf(seats[place] ?? { side: "", row: 0 })));
    const sorted = at.toSorted((a, b) => a - b);
    const gaps = sorted.map((seat, index) => ((sorted[(index + 1) % 3] ?? 0) - seat + 9) % 9);
    expect(gaps.filter((gap) => gap === 1)).toHaveLength(2);
  });

  it("gives each artist a seat of its own, the same ones every time", () => {
    const place = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.array(fc.tuple(place, place)), (count, all) => {
        const pairs = all.filter(([a, b]) => a < b && b <= count);
        const seats = seatsFor(count, pairs);
        expect(seats.map(keyOf).toSorted()).toEqual(ring(count).map(keyOf).toSorted());
        expect(seatsFor(count, pairs)).toEqual(seats);
      }),
    );
  });
});
