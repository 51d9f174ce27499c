import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFrom } from "../neighbour-table.fixture.ts";
import { listedBy } from "./listed-by.ts";

describe("listedBy(table, artists, limit)", () => {
  it("names the owners of the lists that contain an artist, best rank first, then by artistIndex", () => {
    const found = listedBy(tableFrom([[2], [0, 2], [], [2]], 2), 4, 4);
    expect([...found.counts]).toEqual([1, 0, 3, 0]);
    expect([...found.owners.subarray(8, 11)]).toEqual([0, 3, 1]);
    expect([...found.places.subarray(8, 11)]).toEqual([1, 1, 2]);
  });

  it("keeps the best `limit` owners and counts them all", () => {
    const found = listedBy(tableFrom([[3], [0, 3], [3], []], 2), 4, 2);
    expect(found.counts[3]).toBe(3);
    expect([...found.owners.subarray(6, 8)]).toEqual([0, 2]);
  });

  it("leaves out the lists of artists without a page", () => {
    expect([...listedBy(tableFrom([[1], [], [1]], 1), 2, 1).counts]).toEqual([0, 1]);
  });

  it("agrees with searching every list for every artist", () => {
    const lists = fc
      .integer({ min: 1, max: 9 })
      .chain((artists) =>
        fc.array(fc.uniqueArray(fc.nat(artists - 1), { maxLength: 5 }), { minLength: artists, maxLength: artists }),
      );
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 6 }), (rows, limit) => {
        const found = listedBy(tableFrom(rows, 5), rows.length, limit);
        for (let artist = 0; artist < rows.length; artist++) {
          const expected = rows
            .map((row, owner) => ({ owner, place: row.indexOf(artist) + 1 }))
            .filter(({ place }) => place > 0)
            .sort((a, b) => a.place - b.place || a.owner - b.owner);
          expect(found.counts[artist]).toBe(expected.length);
          const kept = expected.slice(0, limit).map((_, slot) => ({
            owner: found.owners[artist * limit + slot],
            place: found.places[artist * limit + slot],
          }));
          expect(kept).toEqual(expected.slice(0, limit));
        }
      }),
    );
  });
});
