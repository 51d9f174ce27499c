import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFrom } from "../neighbour-table.fixture.ts";
import { mutualPairs } from "./mutual-pairs.ts";

describe("mutualPairs(table, artist, nearest, marks)", () => {
  it("pairs the places of neighbours that are among each other's nearest, not of those where one is", () => {
    const table = tableFrom([[1, 2, 3], [2], [1, 3], [1]], 3);
    expect(mutualPairs(table, 0, 3, new Uint8Array(4))).toEqual([[1, 2]]);
  });

  it("looks at the first `nearest` of every list, and refuses more than 31", () => {
    const table = tableFrom([[1, 2, 3], [3, 0, 2], [1], [1]], 3);
    const pairs = (nearest: number) => mutualPairs(table, 0, nearest, new Uint8Array(4));
    expect(pairs(2)).toEqual([]);
    expect(pairs(3)).toEqual([
      [1, 2],
      [1, 3],
    ]);
    expect(() => pairs(32)).toThrow("nearest is 32, expected an integer from 0 to 31.");
  });

  it("agrees with searching both lists for every pair, and leaves its scratch empty", () => {
    const lists = fc
      .integer({ min: 1, max: 12 })
      .chain((artists) =>
        fc.array(fc.uniqueArray(fc.nat(artists - 1), { maxLength: 8 }), { minLength: artists, maxLength: artists }),
      );
    fc.assert(
      fc.property(lists, fc.nat(8), (rows, nearest) => {
        const marks = new Uint8Array(rows.length);
        const places = (rows[0] ?? []).slice(0, nearest);
        const among = (a: number, b: number) => rows[a]?.slice(0, nearest).includes(b) === true;
        const expected = places.flatMap((a, p) =>
          places.flatMap((b, q) => (q > p && among(a, b) && among(b, a) ? [[p + 1, q + 1]] : [])),
        );
        expect(mutualPairs(tableFrom(rows, 8), 0, nearest, marks)).toEqual(expected);
        expect(marks.every((mark) => mark === 0)).toBe(true);
      }),
    );
  });
});
