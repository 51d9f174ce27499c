import { describe, expect, it } from "vitest";
import { fromDense } from "../../../lib/kernel/csr.fixture.ts";
import type { Csr } from "../../../lib/kernel/csr.ts";
import { findMethod, METHODS } from "../../../lib/kernel/methods.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { computeNeighbours } from "./local/compute-neighbours.ts";
import { methodNeighbours } from "./method-neighbours.ts";

const USERS = 120;
const ARTISTS = 80;
const TOP_K = 20;
/** The best known artist, one in the middle, and the last. */
const PLACEHOLDERS = [0, 17, ARTISTS - 1];

/** The first artists are the best known; every number follows from the position alone. */
function plays(): Csr {
  const scatter = (user: number, artist: number) => (user * 7919 + artist * 104_729 + user * artist * 31) % 1000;
  return fromDense(
    Array.from({ length: USERS }, (_, user) =>
      Array.from({ length: ARTISTS }, (_, artist) => {
        const value = scatter(user, artist);
        return value < 600 / (1 + artist / 8) ? value + 1 : null;
      }),
    ),
  );
}

function listOf({ topK, counts, indices, similarities, overlaps }: NeighbourTable, artist: number) {
  return Array.from({ length: counts[artist] ?? 0 }, (_, place) => {
    const slot = artist * topK + place;
    return [indices[slot], similarities[slot], overlaps[slot]];
  });
}

const settingsOf = (id: string, topK: number) => {
  const method = findMethod(id);
  const { defaultShrinkage: shrinkage, defaultMinListeners: minListeners } = method;
  return { method, topK, shrinkage, minListeners, maxShare: 1, workers: 1 };
};

describe("methodNeighbours(…, { placeholders })", () => {
  it.each(METHODS.flatMap(({ id }) => [1, 2].map((minOverlap) => ({ id, minOverlap }))))(
    "lists no placeholder by $id, with $minOverlap shared listeners, and every other artist as if they had not been candidates",
    async ({ id, minOverlap }) => {
      const settings = { ...settingsOf(id, TOP_K), minOverlap };
      const found = await methodNeighbours(plays(), { ...settings, placeholders: PLACEHOLDERS });
      const whole = await methodNeighbours(plays(), { ...settings, topK: ARTISTS });
      let listed = 0;
      for (let artist = 0; artist < ARTISTS; artist++) {
        const expected = listOf(whole, artist).filter(([other]) => !PLACEHOLDERS.includes(other ?? -1));
        listed += listOf(whole, artist).length - expected.length;
        expect(listOf(found, artist)).toEqual(PLACEHOLDERS.includes(artist) ? [] : expected.slice(0, TOP_K));
      }
      expect(listed).toBeGreaterThan(0);
    },
  );

  it("is the same on any number of threads, in WebAssembly and in TypeScript", async () => {
    const userArtists = plays();
    const { method, ...options } = settingsOf("user-median-log", TOP_K);
    const weigh = (into: Float64Array) => {
      method.weigh(userArtists, into);
    };
    const expected = await methodNeighbours(userArtists, {
      ...settingsOf("user-median-log", TOP_K),
      minOverlap: 1,
      placeholders: PLACEHOLDERS,
    });
    expect(PLACEHOLDERS.map((artist) => expected.counts[artist])).toEqual([0, 0, 0]);
    for (const kernelFile of [undefined, new URL("./no-such-kernel.wasm", import.meta.url)]) {
      for (const workers of [0, 1, 3]) {
        const given = { ...options, workers, kernelFile, placeholders: PLACEHOLDERS };
        expect(await computeNeighbours(userArtists, weigh, given)).toEqual(expected);
      }
    }
  });
});
