import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { coListening } from "../../../../lib/kernel/around/co-listening.fixture.ts";
import type { CoListening } from "../../../../lib/kernel/around/co-listening.ts";
import { nearestNeighbours } from "../../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../../../../lib/kernel/csr.fixture.ts";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import { findMethod, METHODS, type Method } from "../../../../lib/kernel/methods.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import { computeNeighbours, countPairs } from "./compute-neighbours.ts";

// The real pool, whose calls are counted.
vi.mock("../../../threads/thread-pool.ts", { spy: true });

const options = { topK: 7, shrinkage: 2, minListeners: 2, workers: 1 };

/** Writes the weights of the default method where the kernel reads them. */
const weighing =
  (userArtists: Csr, method = findMethod("user-median-log")) =>
  (into: Float64Array) => {
    method.weigh(userArtists, into);
  };

/** 300 users, 200 artists, the first ones most popular; every number is a function of the position. */
function plays(): Csr {
  const scatter = (user: number, artist: number) => (user * 7919 + artist * 104_729 + user * artist * 31) % 1000;
  return fromDense(
    Array.from({ length: 300 }, (_, user) =>
      Array.from({ length: 200 }, (_, artist) => {
        const value = scatter(user, artist);
        return value < 400 / (1 + artist / 4) ? value + 1 : null;
      }),
    ),
  );
}

describe("computeNeighbours", () => {
  async function expectKernelsBytes(method: Method, numbers: readonly number[]): Promise<void> {
    const userArtists = plays();
    const expected = nearestNeighbours({ ...userArtists, data: method.weigh(userArtists) }, options);
    expect(expected.counts.some((count) => count === options.topK)).toBe(true);
    for (const workers of numbers) {
      const table = await computeNeighbours(userArtists, weighing(userArtists, method), { ...options, workers });
      expect(table).toEqual(expected);
    }
  }

  it("computeNeighbours(plays) gives the kernel's bytes for 0 to 4 workers", () =>
    expectKernelsBytes(findMethod("user-median-log"), [0, 1, 2, 3, 4]));

  it("computeNeighbours(plays, { onPairs }) counts the pairs of every thread, and countPairs those alone", async () => {
    const userArtists = plays();
    const expected = coListening(userArtists);
    const pairsOf = ({ pairs }: CoListening) => pairs.subarray(0, expected.pairs.length);
    for (const workers of [0, 1, 3]) {
      const found: CoListening[] = [await countPairs(userArtists, { workers })];
      const given = {
        ...options,
        workers,
        placeholders: [0, 17],
        onPairs: (counted: CoListening) => found.push(counted),
      };
      await computeNeighbours(userArtists, weighing(userArtists), given);
      expect(found.map(({ strongest }) => strongest)).toEqual([expected.strongest, expected.strongest]);
      expect(found.map(pairsOf)).toEqual([expected.pairs, expected.pairs]);
    }
  });

  // The kernel sees weights only: how many threads share the work is tested above.
  it.each(METHODS)("computeNeighbours(plays by $id) gives the kernel's bytes, alone and on two workers", (method) =>
    expectKernelsBytes(method, [0, 2]),
  );

  it("computeNeighbours(…) without WebAssembly gives the same bytes on any number of workers, and says so in one line", async () => {
    const expected = await computeNeighbours(plays(), weighing(plays()), options);
    for (const workers of [0, 1, 4]) {
      const notices: string[] = [];
      const table = await computeNeighbours(plays(), weighing(plays()), {
        ...options,
        workers,
        kernelFile: new URL("./no-such-kernel.wasm", import.meta.url),
        onNotice: (line) => notices.push(line),
      });
      expect(table).toEqual(expected);
      expect(notices).toEqual([expect.stringMatching(/^WebAssembly can't .*no-such-kernel\.wasm.*TypeScript does.*$/)]);
    }
  });

  it("computeNeighbours(…, { onProgress }) counts every artist up to the total", async () => {
    const reports: [number, number][] = [];
    await computeNeighbours(plays(), weighing(plays()), {
      ...options,
      workers: 2,
      onProgress: (...report) => reports.push(report),
    });
    expect(reports.at(-1)).toEqual([200, 200]);
    expect(reports.map(([done]) => done)).toEqual(reports.map(([done]) => done).toSorted((a, b) => a - b));
    expect(reports.every(([, total]) => total === 200)).toBe(true);
  });

  it("computeNeighbours(plays) without artists is an empty table and starts no thread", async () => {
    vi.mocked(runThreads).mockClear();
    const table = await computeNeighbours(fromDense([], 0), () => {}, options);
    expect(table).toMatchObject({ artists: 0, topK: 7 });
    expect(runThreads).not.toHaveBeenCalled();
  });

  it("computeNeighbours(…, { signal }) stops at the first report and rejects with the signal's reason", async () => {
    const abort = new AbortController();
    const reason = new Error("stopped");
    const run = computeNeighbours(plays(), weighing(plays()), {
      ...options,
      signal: abort.signal,
      onProgress: () => abort.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
  });

  it("computeNeighbours(…) rejects with the cause if a thread dies, even while others wait for it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "kindred-kernel-"));
    try {
      const empty = path.join(folder, "empty.wasm");
      await writeFile(empty, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
      const run = computeNeighbours(plays(), weighing(plays()), {
        ...options,
        workers: 2,
        kernelFile: pathToFileURL(empty),
      });
      await expect(run).rejects.toThrow(/^Thread \d of 2 died: .*is not a function$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("computeNeighbours(plays) refuses a faulty matrix, faulty plays and faulty options before any thread starts", async () => {
    const good = fromDense([[1, 2]]);
    const unsorted = { ...good, indices: Uint32Array.of(1, 0) };
    await expect(computeNeighbours(unsorted, weighing(unsorted), options)).rejects.toThrow(
      "Row 0 holds column 0 after column 1",
    );
    const silent = fromDense([[1, 0]]);
    await expect(computeNeighbours(silent, weighing(silent), options)).rejects.toThrow(
      "Plays of user 0 for artist 1 are 0",
    );
    await expect(computeNeighbours(good, (into) => into.fill(0), options)).rejects.toThrow(
      "Weight 0, of artist 0, is 0, expected a positive number.",
    );
    await expect(computeNeighbours(good, weighing(good), { ...options, workers: -1 })).rejects.toThrow(
      new RangeError("workers is -1, expected a whole number from 0."),
    );
    await expect(computeNeighbours(good, weighing(good), { ...options, topK: 0 })).rejects.toThrow("topK is 0");
  });

  it("computeNeighbours(plays, weigh, …) passes `weigh` the memory that its threads read, once, and does not change the plays", async () => {
    const userArtists = fromDense([[3, 9]]);
    const given: Float64Array[] = [];
    await computeNeighbours(
      userArtists,
      (into) => {
        given.push(into);
        into.set(userArtists.data);
      },
      options,
    );
    expect(given).toHaveLength(1);
    expect(given[0]?.length).toBe(2);
    expect(given[0]?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...userArtists.data]).toEqual([3, 9]);
  });
});
