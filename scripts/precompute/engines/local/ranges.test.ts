import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "../../../../lib/kernel/csr.fixture.ts";
import { transpose } from "../../../../lib/kernel/csr.ts";
import { costBalancedRanges } from "./ranges.ts";

describe("costBalancedRanges", () => {
  it("costBalancedRanges(…, count) covers every artist once, in ascending ranges that aren't empty, at most count", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.integer({ min: 1, max: 20 }), (userArtists, count) => {
        const bounds = [...costBalancedRanges(userArtists, transpose(userArtists), count)];
        expect(bounds[0]).toBe(0);
        expect(bounds.at(-1)).toBe(userArtists.columns);
        expect(bounds.length - 1).toBeLessThanOrEqual(count);
        bounds.slice(1).forEach((to, range) => {
          expect(to).toBeGreaterThan(bounds[range] ?? 0);
        });
      }),
    );
  });

  it("costBalancedRanges(…, 2) cuts by cost, not by number of artists", () => {
    // Artist 0 costs 1 + 4 + 10 · 1 for its listeners' lists; artists 1, 2 and 3 cost 1 + 4 each.
    const lonely = Array.from({ length: 10 }, () => [1, null, null, null]);
    const userArtists = fromDense([[1, 1, 1, 1], ...lonely]);
    expect([...costBalancedRanges(userArtists, transpose(userArtists), 2)]).toEqual([0, 1, 4]);
  });

  it("costBalancedRanges(…) without artists has no ranges", () => {
    const empty = fromDense([], 0);
    expect([...costBalancedRanges(empty, transpose(empty), 4)]).toEqual([0]);
  });
});
