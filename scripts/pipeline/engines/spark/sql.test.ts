import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coListening } from "../../../../lib/kernel/around/co-listening.fixture.ts";
import { capLists } from "../../../../lib/kernel/cap-lists.ts";
import { arbitraryCsr, arbitraryPlays } from "../../../../lib/kernel/csr.fixture.ts";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import { findMethod } from "../../../../lib/kernel/methods.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { methodNeighbours } from "../method-neighbours.ts";
import type { CappedSimilaritySettings } from "../similarity-settings.ts";
import { runOnDuckdb } from "./run-on-duckdb.fixture.ts";
import { SPARK_METHOD_IDS } from "./spark-methods.ts";

/** Per property. Each opens three databases. All methods share every file but those of their weights and scores. */
const MATRICES = 8;
const MATRICES_PER_METHOD = 3;

/** Similarities that differ by more than the local engine's own rounding are different. */
const EQUAL_WITHIN = 1e-9;

function settingsOf(id: string, changes: Partial<CappedSimilaritySettings> = {}): CappedSimilaritySettings {
  const method = findMethod(id);
  const floors = { minListeners: method.defaultMinListeners, minOverlap: 1, maxShare: 1, maxArtistsPerListener: null };
  return { method, topK: 5, shrinkage: method.defaultShrinkage, ...floors, ...changes };
}

/**
 * Lists have the same length, no duplicates and the same similarity at each place; the artist there has this similarity in the local
 * list, so neighbours swap places only where rounding decides, including at the last place.
 * @param whole untruncated lists
 */
function expectAlike(found: NeighbourTable, whole: NeighbourTable): void {
  for (let artist = 0; artist < whole.artists; artist++) {
    const listOf = ({ topK, indices, similarities }: NeighbourTable, count: number) =>
      Array.from({ length: count }, (_, place) => {
        const slot = artist * topK + place;
        return { index: indices[slot] ?? 0, similarity: similarities[slot] ?? 0 };
      });
    const all = listOf(whole, whole.counts[artist] ?? 0);
    const list = listOf(found, found.counts[artist] ?? 0);
    expect(list.length).toBe(Math.min(found.topK, all.length));
    expect(new Set(list.map(({ index }) => index)).size).toBe(list.length);
    const similarityOf = new Map(all.map(({ index, similarity }) => [index, similarity]));
    for (const [place, { index, similarity }] of list.entries()) {
      expect(Math.abs(similarity - (all[place]?.similarity ?? 0))).toBeLessThan(EQUAL_WITHIN);
      expect(Math.abs(similarity - (similarityOf.get(index) ?? 0))).toBeLessThan(EQUAL_WITHIN);
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
  const whole = await methodNeighbours(compared, { ...settings, topK: matrix.columns, workers: 1 });
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
  expectAlike(found.neighbours, whole);
  const shared = coListening(compared);
  // The local table has room for pairs that share every listener of the most popular artist.
  const most = shared.pairs.findLastIndex((pairs) => pairs > 0);
  expect(found.pairs.pairs).toEqual(shared.pairs.slice(0, Math.max(most, 0) + 1));
  expect(found.pairs.strongest).toEqual(shared.strongest);
}

/** Every artist of a dataset has a listener; so does the last one here, whose index tells SQL the number of artists. */
const listens = arbitraryCsr(arbitraryPlays).filter(({ indices, columns }) => indices.includes(columns - 1));

const TIED_AT_THE_END: Csr = {
  rows: 2,
  columns: 9,
  indptr: Uint32Array.of(0, 5, 8),
  indices: Uint32Array.of(0, 3, 6, 7, 8, 2, 5, 8),
  data: Float64Array.of(1, 1, 1, 1, 4, 1, 535_528, 1),
};

describe("the SQL of spark/", () => {
  it.each(SPARK_METHOD_IDS)("lists the same as the local engine, including ties (%s)", async (id) => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(listens, fc.integer({ min: 0, max: 3 }), (matrix, minListeners) =>
        compare(matrix, settingsOf(id, { minListeners }), folder),
      ),
      {
        numRuns: MATRICES_PER_METHOD,
        // Found by chance: two artists equally similar to a third, whose list of five has room for one.
        examples: id === "log-cosine" ? [[TIED_AT_THE_END, 0]] : [],
      },
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

  it("lists no placeholder, and all others as if it had been left out of the local engine's comparison", async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(listens, fc.constantFrom(...SPARK_METHOD_IDS), fc.nat(9), (matrix, id, first) => {
        const placeholders = [first % matrix.columns, Math.floor(matrix.columns / 2)];
        return compare(matrix, settingsOf(id, { minListeners: 0, placeholders }), folder);
      }),
      { numRuns: MATRICES },
    );
  });

  it("honours the caps on lists, shares and shared listeners", async () => {
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
