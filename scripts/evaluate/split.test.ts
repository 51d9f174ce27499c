import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCsr, arbitraryPlays, fromDense } from "../../lib/kernel/csr.fixture.ts";
import { assertCsr, type Csr, columnLengths, rowLengths } from "../../lib/kernel/csr.ts";
import { sampleUsers } from "./sample-users.ts";
import { drawPlaces, splitByUser } from "./split.ts";

const playsOf = ({ indptr, data }: Csr, user: number) => [...data.subarray(indptr[user] ?? 0, indptr[user + 1] ?? 0)];

describe("splitByUser", () => {
  it("splitByUser(plays) hides a fifth of the artists of users with five or more, loses nothing, shows nothing twice", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.nat(), (plays, seed) => {
        const { training, hidden } = splitByUser(plays, seed, 2);
        assertCsr(training);
        assertCsr(hidden);
        rowLengths(plays).forEach((artists, user) => {
          expect(rowLengths(hidden)[user]).toBe(artists < 5 ? 0 : Math.round(artists / 5));
          const both = [...playsOf(training, user), ...playsOf(hidden, user)];
          expect(both.toSorted()).toEqual(playsOf(plays, user).toSorted());
        });
      }),
    );
  });

  it("splitByUser(plays) indexes artists by training listeners", () => {
    fc.assert(
      fc.property(arbitraryCsr(arbitraryPlays), fc.nat(), (plays, seed) => {
        const listeners = [...columnLengths(splitByUser(plays, seed, 2).training)];
        expect(listeners).toEqual(listeners.toSorted((a, b) => b - a));
      }),
    );
  });

  it("splitByUser(plays, seed, number) hides the same for a user whoever else is there", () => {
    const row = Array.from({ length: 20 }, (_, artist) => artist + 1);
    const alone = splitByUser(fromDense([row]), 7, 3);
    const among = splitByUser(fromDense([row, row, row]), 7, 3);
    expect(playsOf(among.hidden, 0).toSorted()).toEqual(playsOf(alone.hidden, 0).toSorted());
  });

  it("splitByUser(plays, seed, number) differs between splits, seeds and users", () => {
    const row = Array.from({ length: 40 }, (_, artist) => artist + 1);
    const hiddenOf = (seed: number, number: number, user: number) =>
      playsOf(splitByUser(fromDense([row, row]), seed, number).hidden, user)
        .toSorted()
        .join();
    expect(new Set([hiddenOf(1, 1, 0), hiddenOf(1, 2, 0), hiddenOf(2, 1, 0), hiddenOf(1, 1, 1)]).size).toBe(4);
  });
});

describe("drawPlaces", () => {
  it("drawPlaces(length, count) draws different places below the length", () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 30 }),
        (a, b, draws) => {
          const [count, length] = [Math.min(a, b), Math.max(a, b)];
          let next = 0;
          const places = drawPlaces(length, count, () => draws[next++ % draws.length] ?? 0);
          expect(new Set(places).size).toBe(count);
          for (const place of places) expect(place).toBeLessThan(length);
        },
      ),
    );
  });
});

describe("sampleUsers", () => {
  const plays = fromDense([
    [1, null],
    [2, 3],
    [null, 4],
    [5, 6],
  ]);

  it("sampleUsers(plays, maxUsers) keeps everything where there are no more users", () => {
    expect(sampleUsers(plays, 4, 1)).toBe(plays);
  });

  it("sampleUsers(plays, maxUsers) keeps whole users, in their order, the same for a seed", () => {
    const rows = [0, 1, 2, 3].map((user) => playsOf(plays, user).join());
    for (const seed of [1, 2, 3]) {
      const sampled = sampleUsers(plays, 2, seed);
      assertCsr(sampled);
      const places = [0, 1].map((user) => rows.indexOf(playsOf(sampled, user).join()));
      expect(places[0]).toBeGreaterThanOrEqual(0);
      expect(places[1]).toBeGreaterThan(places[0] ?? 9);
      expect(sampleUsers(plays, 2, seed)).toEqual(sampled);
    }
  });
});
