import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../csr.fixture.ts";
import { tableFrom } from "../neighbour-table.fixture.ts";
import { listedBy } from "./listed-by.ts";
import { reciprocalCounts, reciprocalRanks } from "./reciprocity.ts";

describe("reciprocalCounts(table, artists)", () => {
  it("counts the listed artists that list back", () => {
    // With one place a list, 0 and 1 list each other, while 2 lists 0 in vain and 3 lists no one.
    const table = nearestNeighbours(
      fromDense([
        [1, 1, null, null],
        [1, 1, null, null],
        [1, 1, null, null],
        [1, null, 1, null],
        [null, null, null, 1],
      ]),
      { topK: 1, shrinkage: 0, minListeners: 0 },
    );
    expect([...reciprocalCounts(table, 4)]).toEqual([1, 1, 0, 0]);
    expect([...reciprocalCounts(table, 1)]).toEqual([1]);
  });
});

describe("reciprocalRanks(table, listedBy, artist, ranks, marks)", () => {
  it("is the artist's place in each neighbour's list, 0 where that has no place for it, and leaves its scratch empty", () => {
    const lists = fc
      .integer({ min: 1, max: 9 })
      .chain((artists) =>
        fc.array(fc.uniqueArray(fc.nat(artists - 1), { maxLength: 5 }), { minLength: artists, maxLength: artists }),
      );
    fc.assert(
      fc.property(lists, (rows) => {
        const table = tableFrom(rows, 5);
        const marks = new Uint16Array(rows.length);
        for (const [artist, row] of rows.entries()) {
          const ranks = new Uint16Array(5);
          reciprocalRanks(table, listedBy(table, rows.length), artist, ranks, marks);
          const expected = row.map((other) => (rows[other] ?? []).indexOf(artist) + 1);
          expect([...ranks.subarray(0, row.length)]).toEqual(expected);
        }
        expect(marks.every((mark) => mark === 0)).toBe(true);
      }),
    );
  });
});
