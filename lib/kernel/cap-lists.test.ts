import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capLists } from "./cap-lists.ts";
import { arbitraryCsr, arbitraryPlays, fromDense } from "./csr.fixture.ts";
import { assertCsr } from "./csr.ts";

describe("capLists(userArtists, maxArtists)", () => {
  it("keeps the most played artists, ties to the better known", () => {
    const matrix = fromDense([
      [5, 9, 5, 5],
      [null, 1, null, 2],
    ]);
    expect(capLists(matrix, 2)).toEqual(
      fromDense([
        [5, 9, null, null],
        [null, 1, null, 2],
      ]),
    );
  });

  it("gives the matrix itself where no list is longer, and refuses a cap below 1", () => {
    const matrix = fromDense([[1, 2, null]]);
    expect(capLists(matrix, 2)).toBe(matrix);
    expect(() => capLists(matrix, 0)).toThrow("maxArtists is 0, expected a positive integer.");
  });

  it("leaves no row longer, no one out who was played more than someone kept, and everything in order", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.integer({ min: 1, max: 6 }), (matrix, most) => {
        const capped = capLists(matrix, most);
        assertCsr(capped);
        for (let user = 0; user < matrix.rows; user++) {
          const row = ({ indptr, indices, data }: typeof matrix) =>
            Array.from(indices.subarray(indptr[user], indptr[user + 1]), (artist, at) => ({
              artist,
              plays: data[(indptr[user] ?? 0) + at] ?? 0,
            }));
          const best = row(matrix).sort((a, b) => b.plays - a.plays || a.artist - b.artist);
          expect(row(capped)).toEqual(best.slice(0, most).sort((a, b) => a.artist - b.artist));
        }
      }),
    );
  });
});
