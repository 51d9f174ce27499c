import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capLists } from "../../../../lib/kernel/cap-lists.ts";
import { coListening } from "../../../../lib/kernel/co-listening.ts";
import { arbitraryCsr, arbitraryPlays } from "../../../../lib/kernel/csr.fixture.ts";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import { findMethod } from "../../../../lib/kernel/methods.ts";
import type { NeighbourTable } from "../../../../lib/kernel/neighbours.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { methodNeighbours } from "../../method-neighbours.ts";
import type { CappedSimilaritySettings } from "../../similarity-settings.ts";
import { runOnDuckdb } from "./run-on-duckdb.fixture.ts";
import { SPARK_METHOD_IDS } from "./spark-methods.ts";

const MATRICES = 12;

/** Similarities that differ by more than the local engine's own rounding are different. */
const EQUAL_WITHIN = 1e-9;

function settingsOf(id: string, changes: Partial<CappedSimilaritySettings> = {}): CappedSimilaritySettings {
  const method = findMethod(id);
  const floors = { minListeners: method.defaultMinListeners, minOverlap: 1, maxShare: 1, maxArtistsPerListener: null };
  return { method, topK: 5, shrinkage: method.defaultShrinkage, ...floors, ...changes };
}

/** Lists are the same; neighbours change places only where they are as near as rounding can tell. */
function expectAlike(found: NeighbourTable, expected: NeighbourTable): void {
  expect(found.counts).toEqual(expected.counts);
  for (let slot = 0; slot < expected.indices.length; slot++) {
    const gap = Math.abs((found.similarities[slot] ?? 0) - (expected.similarities[slot] ?? 0));
    expect(gap).toBeLessThan(EQUAL_WITHIN);
    if (found.indices[slot] !== expected.indices[slot]) {
      const nearest = [slot - 1, slot + 1].map((other) =>
        Math.abs((expected.similarities[slot] ?? 0) - (expected.similarities[other] ?? 0)),
      );
      expect(Math.min(...nearest)).toBeLessThan(EQUAL_WITHIN);
    }
  }
}

async function compare(
  matrix: Csr,
  settings: CappedSimilaritySettings,
  folder: string,
  changes: Record<string, number> = {},
) {
  const cap = settings.maxArtistsPerListener;
  const compared = cap === null ? matrix : capLists(matrix, cap);
  const expected = await methodNeighbours(compared, { ...settings, workers: 1 });
  const found = await runOnDuckdb(
    await mkdtemp(path.join(folder, "run-")),
    matrix,
    settings,
    async (results) => ({
      neighbours: await results.neighbours(matrix.columns, settings.topK),
      pairs: await results.coListening(matrix.columns),
    }),
    changes,
  );
  expectAlike(found.neighbours, expected);
  const shared = coListening(compared);
  // The local table has room for pairs that share every listener of the most heard artist.
  const most = shared.pairs.findLastIndex((pairs) => pairs > 0);
  expect(found.pairs.pairs).toEqual(shared.pairs.slice(0, Math.max(most, 0) + 1));
  expect(found.pairs.strongest).toEqual(shared.strongest);
}

/** Every artist of a dataset has a listener; so the last one here has, from whose index SQL knows how many there are. */
const listens = arbitraryCsr(arbitraryPlays).filter(({ indices, columns }) => indices.includes(columns - 1));

describe("the SQL of spark/", () => {
  it.each(SPARK_METHOD_IDS)("lists what the local engine lists, ties alike (%s)", async (id) => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(listens, fc.integer({ min: 0, max: 3 }), (matrix, minListeners) =>
        compare(matrix, settingsOf(id, { minListeners }), folder),
      ),
      { numRuns: MATRICES },
    );
  });

  it("cuts a listener's list into blocks without losing or doubling a pair", async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(listens, fc.integer({ min: 1, max: 4 }), (matrix, block_length) =>
        compare(matrix, settingsOf("user-median-log", { minListeners: 0 }), folder, { block_length }),
      ),
      { numRuns: MATRICES },
    );
  });

  it("keeps to the caps on lists, shares and shared listeners", async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(
        listens,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0.3, 1),
        fc.integer({ min: 1, max: 2 }),
        (matrix, maxArtistsPerListener, maxShare, minOverlap) =>
          compare(matrix, settingsOf("user-median-log", { maxArtistsPerListener, maxShare, minOverlap }), folder),
      ),
      { numRuns: MATRICES },
    );
  });
});
