import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../cosine/nearest-neighbours.fixture.ts";
import { arbitraryCsr, fromDense } from "../csr.fixture.ts";
import { type Csr, columnLengths } from "../csr.ts";
import type { FactorTraining } from "../factors/artist-factors.ts";
import type { FactorMatrix } from "../factors/factor-matrix.ts";
import { type DoubleMatrix, referenceFactors } from "../factors/reference.fixture.ts";
import { findMethod } from "../methods.ts";
import type { ProfileOptions } from "../rerank/artist-profiles.ts";
import { referenceProfiles, referenceReranked } from "../rerank/reference.fixture.ts";
import { listsOf, type NeighbourTable } from "../table.ts";
import { artistProfiles, openAssembly, reranked, trainedFactors } from "./space.fixture.ts";

const TRAINING: FactorTraining = {
  factors: 16,
  confidence: 20,
  regularisation: 5,
  rounds: 4,
  steps: 3,
  minListeners: 3,
};
const PROFILES: ProfileOptions = { dimensions: 16, oversampling: 16, passes: 4, minListeners: 3 };
const RERANK = { topK: 10, ridge: 5, candidateShrinkage: 2, evidenceShrinkage: 0.2, leverageExponent: 0.25 } as const;

/** Numbers in [0, 1) that repeat for a seed (Lehmer 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Users of several tastes and artists of falling popularity: the best known have more listeners than are summed at once, the last
 * fewer than `minListeners`. Weights are whole eighths, exact in every arithmetic.
 */
function listening(users: number, artists: number): Csr {
  const random = lehmer(11);
  return fromDense(
    Array.from({ length: users }, (_, user) =>
      Array.from({ length: artists }, (_, artist) => {
        const isOwnTaste = user % 5 === artist % 5;
        const chance = (isOwnTaste ? 3 : 0.8) / (1 + artist / 12) ** 1.7;
        return random() < chance ? (3 + Math.floor(random() * 20)) / 8 : null;
      }),
    ),
  );
}

const weights = listening(1200, 400);
const bytesOf = ({ data }: FactorMatrix) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
const digest = (...parts: readonly NodeJS.ArrayBufferView[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

interface Numbers {
  data: Float32Array | Float64Array;
}

function expectClose(found: Numbers, expected: Numbers, tolerance: number): void {
  expect(found.data.length).toBe(expected.data.length);
  const worst = [...expected.data].reduce(
    (max, value, at) => Math.max(max, Math.abs(value - (found.data[at] ?? 0))),
    0,
  );
  expect(worst).toBeLessThan(tolerance);
}

function innerProducts({ rows, factors, data }: FactorMatrix | DoubleMatrix): Numbers {
  const products = new Float64Array(rows * rows);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < rows; b++) {
      for (let f = 0; f < factors; f++) {
        products[a * rows + b] =
          (products[a * rows + b] ?? 0) + (data[a * factors + f] ?? 0) * (data[b * factors + f] ?? 0);
      }
    }
  }
  return { data: products };
}

const firstTen = ({ topK, counts, indices }: NeighbourTable, artist: number) =>
  Array.from(indices.subarray(artist * topK, artist * topK + Math.min(counts[artist] ?? 0, 10)));

describe("the space of users and artists", () => {
  it("has rows long enough for sums in doubles, and artists that don't shape it", () => {
    const listeners = columnLengths(weights);
    expect(Math.max(...listeners)).toBeGreaterThan(512);
    expect(listeners.filter((count) => count > 0 && count < 3).length).toBeGreaterThan(10);
  });

  it("trainedFactors(…) are those of the double-precision reference to 1e-3, rare artists' too", async () => {
    const expected = referenceFactors(weights, TRAINING, lehmer(3));
    const found = await trainedFactors(weights, TRAINING, { random: lehmer(3) }, openAssembly);
    expectClose(found.users, expected.users, 1e-3);
    expectClose(found.artists, expected.artists, 1e-3);
  });

  it("artistProfiles(…) are those of the double-precision reference to 1e-3", async () => {
    const expected = referenceProfiles(weights, PROFILES, lehmer(4));
    const found = await artistProfiles(weights, PROFILES, lehmer(4), openAssembly);
    // Axes may point either way, and equally strong ones turn: inner products stay.
    expectClose(innerProducts(found), innerProducts(expected), 1e-3);
  });

  it("reranked(…) lists the reference's first ten in at least 99.5% of places, similarities equal to 1e-4", async () => {
    const candidates = nearestNeighbours(weights, { topK: 60, shrinkage: 2, minListeners: 3 });
    const expected = referenceReranked(
      listsOf(candidates),
      {
        factors: referenceFactors(weights, TRAINING, lehmer(3)).artists,
        profiles: referenceProfiles(weights, PROFILES, lehmer(4)),
      },
      RERANK,
    );
    const factors = (await trainedFactors(weights, TRAINING, { random: lehmer(3) }, openAssembly)).artists;
    const profiles = await artistProfiles(weights, PROFILES, lehmer(4), openAssembly);
    const found = await reranked(listsOf(candidates), { factors, profiles }, RERANK, openAssembly);
    let places = 0;
    let alike = 0;
    for (let artist = 0; artist < found.artists; artist++) {
      const own = firstTen(found, artist);
      const theirs = (expected[artist] ?? []).slice(0, 10);
      expect(own).toHaveLength(theirs.length);
      for (const [other, similarity] of theirs) {
        const place = own.indexOf(other);
        if (place < 0) continue;
        expect(Math.abs(similarity - (found.similarities[artist * found.topK + place] ?? 0))).toBeLessThan(1e-4);
        alike += 1;
      }
      places += theirs.length;
    }
    expect(places).toBeGreaterThan(1000);
    expect(alike / places).toBeGreaterThanOrEqual(0.995);
  });

  it("trainedFactors, artistProfiles and reranked give the same bytes in WebAssembly and in TypeScript", async () => {
    const arbitrary = arbitraryCsr(fc.double({ min: 0.3, max: 3, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(
        arbitrary,
        fc.constantFrom(16, 32, 48),
        fc.integer({ min: 1, max: 1e6 }),
        async (given, factors, seed) => {
          await expectEqualBytes(given, { ...TRAINING, factors, minListeners: 2 }, seed);
        },
      ),
      { numRuns: 60 },
    );
    await expectEqualBytes(weights, TRAINING, 3);
  });

  async function expectEqualBytes(given: Csr, training: FactorTraining, seed: number): Promise<void> {
    const [trained, assembled] = [
      await trainedFactors(given, training, { random: lehmer(seed) }),
      await trainedFactors(given, training, { random: lehmer(seed) }, openAssembly),
    ];
    expect(bytesOf(trained.users).equals(bytesOf(assembled.users))).toBe(true);
    expect(bytesOf(trained.artists).equals(bytesOf(assembled.artists))).toBe(true);
    const [profiles, assembledProfiles] = [
      await artistProfiles(given, PROFILES, lehmer(seed)),
      await artistProfiles(given, PROFILES, lehmer(seed), openAssembly),
    ];
    expect(bytesOf(profiles).equals(bytesOf(assembledProfiles))).toBe(true);
    const candidates = listsOf(nearestNeighbours(given, { topK: 30, shrinkage: 2, minListeners: 1 }));
    const spaces = { factors: trained.artists, profiles };
    expect(await reranked(candidates, spaces, RERANK)).toEqual(
      await reranked(candidates, spaces, RERANK, openAssembly),
    );
  }

  it("user-median-log weighs 20,000 play counts to the bytes written here, on every machine", () => {
    const plays = fromDense([Array.from({ length: 20_000 }, (_, artist) => artist + 1)]);
    expect(digest(findMethod("user-median-log").weigh(plays))).toMatchInlineSnapshot(
      `"1f010a5b05807377355f199b1b250667823585bd19bd0a2a9e27e5ae17f026cb"`,
    );
  });

  it("trainedFactors, artistProfiles and reranked give the bytes written here, on every machine", async () => {
    const factors = (await trainedFactors(weights, TRAINING, { random: lehmer(3) }, openAssembly)).artists;
    const profiles = await artistProfiles(weights, PROFILES, lehmer(4), openAssembly);
    const candidates = nearestNeighbours(weights, { topK: 60, shrinkage: 2, minListeners: 3 });
    const { counts, indices, similarities } = await reranked(
      listsOf(candidates),
      { factors, profiles },
      RERANK,
      openAssembly,
    );
    expect({
      factors: digest(factors.data),
      profiles: digest(profiles.data),
      lists: digest(counts, indices, similarities),
    }).toMatchInlineSnapshot(`
      {
        "factors": "78df742f4a0786766bdd557448f589f731fbb251836fa4e85e02cac259691784",
        "lists": "c2f200726d5a17e7106f4644d014414ec4ed3e3792e34e9e18eda7ad9d5b5ef6",
        "profiles": "03dbc7caa8bef0dd85dfbd88f3a9231a0c32bce299054a4b4870593b81fe8815",
      }
    `);
  });
});
