import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../../../../lib/kernel/csr.fixture.ts";
import type { FactorMatrix } from "../../../../lib/kernel/factors/factor-matrix.ts";
import { listsOf } from "../../../../lib/kernel/table.ts";
import { artistProfiles, reranked, trainedFactors } from "../../../../lib/kernel/vectors/space.fixture.ts";
import { randomStream } from "../../../random/random-stream.ts";
import { profileArtists, rerankCandidates, type SpaceEffects, trainFactors } from "./spaces.ts";

const training = { factors: 16, confidence: 5, regularisation: 2, rounds: 3, steps: 2, minListeners: 3 };
const profiling = { dimensions: 32, oversampling: 16, passes: 2, minListeners: 3 };
const ordering = {
  ridge: 2,
  candidateShrinkage: 2,
  evidenceShrinkage: 0.2,
  leverageExponent: 0.25,
  topK: 7,
} as const;
const stream = () => randomStream(7, "factors");
const start = { random: () => 0.25 };

/** 700 users, 300 artists, many of the last with fewer listeners than training requires. */
const weights = fromDense(
  Array.from({ length: 700 }, (_, user) =>
    Array.from({ length: 300 }, (_, artist) => {
      const value = (user * 7919 + artist * 104_729 + user * artist * 31) % 1000;
      return value < 300 / (1 + artist / 4) ? 1 + value / 100 : null;
    }),
  ),
);

const bytesOf = ({ data }: FactorMatrix) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
const candidates = listsOf(nearestNeighbours(weights, { topK: 40, shrinkage: 2, minListeners: 3 }));
const missing = new URL("./no-such-kernel.wasm", import.meta.url);

/** All three computations, one after the other. */
async function compute(effects: SpaceEffects) {
  const { users, artists } = await trainFactors(weights, training, { random: stream() }, effects);
  const profiles = await profileArtists(weights, profiling, { ...effects, random: stream() });
  const table = await rerankCandidates(candidates, { factors: artists, profiles }, ordering, effects);
  return { users: bytesOf(users), artists: bytesOf(artists), profiles: bytesOf(profiles), table };
}

describe("trainFactors, profileArtists and rerankCandidates", () => {
  it("give the bytes of one thread in TypeScript on 0, 1, 2 and 4 threads, and report all progress", async () => {
    const trained = await trainedFactors(weights, training, { random: stream() });
    const profiles = await artistProfiles(weights, profiling, stream());
    const table = await reranked(candidates, { factors: trained.artists, profiles }, ordering);
    const expected = {
      users: bytesOf(trained.users),
      artists: bytesOf(trained.artists),
      profiles: bytesOf(profiles),
      table,
    };
    for (const workers of [0, 1, 2, 4]) {
      const shares: number[] = [];
      expect(await compute({ workers, onProgress: (share) => shares.push(share) })).toEqual(expected);
      expect(shares.filter((share) => share === 1)).toHaveLength(3);
    }
  });

  it("give the same bytes without WebAssembly, and say so in a line each", async () => {
    const notices: string[] = [];
    const without = { vectorsFile: missing, onNotice: (line: string) => notices.push(line) };
    expect(await compute({ workers: 2, ...without })).toEqual(await compute({ workers: 0 }));
    expect(new Set(notices)).toEqual(new Set([expect.stringMatching(/^WebAssembly can't .*TypeScript does.*$/)]));
    expect(notices).toHaveLength(3);
  });

  it.each([0, 2])(
    "trainFactors(…, { signal }) on %d threads stops and rejects with the signal's reason",
    async (workers) => {
      const abort = new AbortController();
      const reason = new Error("stopped");
      const onProgress = () => abort.abort(reason);
      const run = trainFactors(weights, training, start, { workers, signal: abort.signal, onProgress });
      await expect(run).rejects.toBe(reason);
    },
  );

  it("trainFactors(…) rejects with the cause if a thread dies, even while others wait for it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "kindred-kernel-"));
    try {
      const empty = path.join(folder, "empty.wasm");
      await writeFile(empty, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
      const run = trainFactors(weights, training, start, { workers: 2, vectorsFile: pathToFileURL(empty) });
      await expect(run).rejects.toThrow(/^Thread \d of 2 died: .*is not a function$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("refuse faulty options before any thread starts", async () => {
    const effects = { random: stream(), workers: 1 };
    await expect(trainFactors(weights, { ...training, steps: 0 }, start, effects)).rejects.toThrow("steps is 0");
    await expect(profileArtists(weights, { ...profiling, dimensions: 5 }, effects)).rejects.toThrow("dimensions is 5");
    const { artists } = await trainFactors(weights, training, start, { workers: 0 });
    const both = { factors: artists, profiles: artists };
    await expect(rerankCandidates(candidates, both, { ...ordering, ridge: 0 }, effects)).rejects.toThrow("ridge is 0");
  });
});
