import { describe, expect, it } from "vitest";
import { fromDense } from "../../../../lib/kernel/csr.fixture.ts";
import { trainArtistFactors } from "../../../../lib/kernel/factors/train-factors.fixture.ts";
import { randomStream } from "../../../random/random-stream.ts";
import { trainOnThreads } from "./train-on-threads.ts";

const training = { factors: 13, confidence: 5, regularisation: 2, rounds: 3, steps: 2, minListeners: 3 };
const stream = () => randomStream(7, "factors");

/** 700 users, 300 artists, many of the last with fewer listeners than training requires. */
const weights = fromDense(
  Array.from({ length: 700 }, (_, user) =>
    Array.from({ length: 300 }, (_, artist) => {
      const value = (user * 7919 + artist * 104_729 + user * artist * 31) % 1000;
      return value < 300 / (1 + artist / 4) ? 1 + value / 100 : null;
    }),
  ),
);

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

function sequential() {
  const work = trainArtistFactors(weights, training, stream());
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe("trainOnThreads", () => {
  it("trainOnThreads(weights) gives the bytes of one thread on 0 to 4 workers, and reports all progress", async () => {
    const expected = sequential();
    for (const workers of [0, 1, 3, 4]) {
      const shares: number[] = [];
      const onProgress = (share: number) => shares.push(share);
      const trained = await trainOnThreads(weights, training, { random: stream(), workers, onProgress });
      expect(bytesOf(trained.users.data).equals(bytesOf(expected.users.data))).toBe(true);
      expect(bytesOf(trained.artists.data).equals(bytesOf(expected.artists.data))).toBe(true);
      expect(shares.at(-1)).toBe(1);
    }
  });

  it("trainOnThreads(…, { signal }) stops at a report and rejects with the signal's reason", async () => {
    const abort = new AbortController();
    const reason = new Error("stopped");
    const onProgress = () => abort.abort(reason);
    const run = trainOnThreads(weights, training, { random: stream(), workers: 2, signal: abort.signal, onProgress });
    await expect(run).rejects.toBe(reason);
  });

  it("trainOnThreads(…) refuses a faulty option before any thread starts", async () => {
    const run = trainOnThreads(weights, { ...training, steps: 0 }, { random: stream(), workers: 1 });
    await expect(run).rejects.toThrow("steps is 0, expected a positive integer.");
  });
});
