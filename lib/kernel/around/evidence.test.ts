import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../csr.fixture.ts";
import { lift, rankInList } from "./evidence.ts";

const count = fc.integer({ min: 1, max: 400_000 });

describe("lift(overlap, users, listeners, otherListeners)", () => {
  it("is overlap · users / (listeners · otherListeners)", () => {
    // Of 1,000 users 100 play one artist and 50 the other: chance brings 100 · 50 / 1,000 = 5 together.
    expect(lift(45, 1_000, 100, 50)).toBe(9);
    expect(lift(5, 1_000, 100, 50)).toBe(1);
    expect(lift(2, 1_000, 100, 50)).toBe(0.4);
  });

  it("is the same from both sides", () => {
    fc.assert(
      fc.property(count, count, count, count, (overlap, users, a, b) => {
        expect(lift(overlap, users, a, b)).toBe(lift(overlap, users, b, a));
      }),
    );
  });

  it("is 0, not NaN, for an artist without listeners", () => {
    expect(lift(0, 10, 0, 3)).toBe(0);
  });
});

describe("rankInList(table, owner, artist)", () => {
  // Artist 0 is played with 1 and with 2, 1 by three users and 2 by one; with one place a list, 2 lists 0 in vain.
  const table = nearestNeighbours(
    fromDense([
      [1, 1, null],
      [1, 1, null],
      [1, 1, null],
      [1, null, 1],
    ]),
    { topK: 1, shrinkage: 0, minListeners: 0 },
  );

  it("is the artist's place, from 1, or null where the list has no place for it", () => {
    expect(rankInList(table, 0, 1)).toBe(1);
    expect(rankInList(table, 1, 0)).toBe(1);
    expect(rankInList(table, 2, 0)).toBe(1);
    expect(rankInList(table, 0, 2)).toBeNull();
  });

  it("never reads the unused slots of a list that isn't full", () => {
    const wide = { ...table, topK: 2, counts: Uint32Array.of(1, 1, 0), indices: Uint32Array.of(1, 0, 0, 0, 0, 0) };
    expect(rankInList(wide, 2, 0)).toBeNull();
    expect(rankInList(wide, 1, 0)).toBe(1);
  });
});
