import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFrom } from "../neighbour-table.fixture.ts";
import { type ListedBy, listedBy } from "./listed-by.ts";

describe("listedBy(table, artists)", () => {
  const entriesOf = ({ starts, owners, places }: ListedBy, artist: number) =>
    Array.from({ length: (starts[artist + 1] ?? 0) - (starts[artist] ?? 0) }, (_, entry) => ({
      owner: owners[(starts[artist] ?? 0) + entry],
      place: places[(starts[artist] ?? 0) + entry],
    }));

  it("names the owners of the lists that contain an artist, best rank first, then by artistIndex", () => {
    const found = listedBy(tableFrom([[2], [0, 2], [], [2]], 2), 4);
    expect([0, 1, 3].map((artist) => entriesOf(found, artist).length)).toEqual([1, 0, 0]);
    expect(entriesOf(found, 2)).toEqual([
      { owner: 0, place: 1 },
      { owner: 3, place: 1 },
      { owner: 1, place: 2 },
    ]);
  });

  it("leaves out the lists of artists without a page", () => {
    const found = listedBy(tableFrom([[1], [], [1]], 1), 2);
    expect([0, 1].map((artist) => entriesOf(found, artist).length)).toEqual([0, 1]);
  });

  it("agrees with searching every list for every artist", () => {
    const lists = fc
      .integer({ min: 1, max: 9 })
      .chain((artists) =>
        fc.array(fc.uniqueArray(fc.nat(artists - 1), { maxLength: 5 }), { minLength: artists, maxLength: artists }),
      );
    fc.assert(
      fc.property(lists, (rows) => {
        const found = listedBy(tableFrom(rows, 5), rows.length);
        for (let artist = 0; artist < rows.length; artist++) {
          const expected = rows
            .map((row, owner) => ({ owner, place: row.indexOf(artist) + 1 }))
            .filter(({ place }) => place > 0)
            .sort((a, b) => a.place - b.place || a.owner - b.owner);
          expect(entriesOf(found, artist)).toEqual(expected);
        }
      }),
    );
  });
});
