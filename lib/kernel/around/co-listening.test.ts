import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "../csr.fixture.ts";
import { coListening } from "./co-listening.fixture.ts";

describe("coListening(userArtists)", () => {
  it("counts the pairs that share exactly n listeners, and each artist's closest partner", () => {
    // Artists 0 and 1 share two users, 0 and 2 one, 1 and 2 one; no one else plays artist 3.
    const { pairs, strongest } = coListening(
      fromDense([
        [1, 1, 1, null],
        [1, 1, null, null],
        [null, null, null, 1],
      ]),
    );
    expect([...pairs]).toEqual([0, 2, 1]);
    expect([...strongest]).toEqual([2, 2, 1, 0]);
  });

  it("agrees with counting the common users of every pair", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), (matrix) => {
        const audiences = Array.from({ length: matrix.columns }, () => new Set<number>());
        for (let user = 0; user < matrix.rows; user++)
          for (let place = matrix.indptr[user] ?? 0; place < (matrix.indptr[user + 1] ?? 0); place++)
            audiences[matrix.indices[place] ?? 0]?.add(user);
        const strongest = audiences.map(() => 0);
        const pairs = new Map<number, number>();
        for (const [a, mine] of audiences.entries())
          for (const [b, theirs] of audiences.entries()) {
            const shared = [...mine].filter((user) => theirs.has(user)).length;
            if (a !== b) strongest[a] = Math.max(strongest[a] ?? 0, shared);
            if (a < b && shared > 0) pairs.set(shared, (pairs.get(shared) ?? 0) + 1);
          }
        const counted = coListening(matrix);
        expect([...counted.strongest]).toEqual(strongest);
        expect(new Map([...counted.pairs.entries()].filter(([, count]) => count > 0))).toEqual(
          new Map([...pairs].sort(([a], [b]) => a - b)),
        );
      }),
    );
  });

  it("finds no pair without users", () => {
    expect(coListening(fromDense([], 2))).toEqual({ pairs: new Float64Array(1), strongest: new Uint32Array(2) });
  });
});
