import { access, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { METHODS } from "../../../../lib/kernel/methods.ts";
import type { CappedSimilaritySettings } from "../similarity-settings.ts";
import { INGEST_RESULTS, INGEST_STEPS, parametersOf, RESULTS, similaritySteps } from "./job.ts";
import { sparkMethod } from "./spark-methods.ts";

const settingsOf = (method: CappedSimilaritySettings["method"], changes: Partial<CappedSimilaritySettings> = {}) => ({
  method,
  topK: 50,
  shrinkage: 2,
  minListeners: 3,
  minOverlap: 1,
  maxShare: 1,
  maxArtistsPerListener: null,
  ...changes,
});

const methods = METHODS.filter((method) => sparkMethod(method) !== null);
const variants = methods.flatMap((method) => [
  settingsOf(method),
  settingsOf(method, { maxShare: 0.5, maxArtistsPerListener: 100 }),
]);

describe("similaritySteps(settings)", () => {
  it("names files that exist, each given every parameter that it uses", async () => {
    for (const settings of variants) {
      const known = parametersOf(settings);
      for (const { file } of similaritySteps(settings)) {
        await access(file);
        const sql = (await readFile(file, "utf8")).replace(/--.*$/gm, "");
        for (const [, name = ""] of sql.matchAll(/:(\w+)/g)) expect(Object.keys(known), file).toContain(name);
      }
    }
  });

  it("creates every table before it is read, and every result", async () => {
    for (const settings of variants) {
      const steps = [...INGEST_STEPS, ...similaritySteps(settings)];
      const made = new Set(["source_rows", "placeholder_keys"]);
      const tables = new Set(steps.map(({ view }) => view));
      for (const { view, file } of steps) {
        const sql = (await readFile(file, "utf8")).replace(/--.*$/gm, "");
        for (const [, table = ""] of sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)) {
          if (tables.has(table) && !sql.includes(`${table} AS (`))
            expect(made, `${file} reads ${table}`).toContain(table);
        }
        made.add(view);
      }
      const saved = steps.filter(({ isSaved }) => isSaved).map(({ view }) => view);
      expect(saved).toEqual(expect.arrayContaining([...INGEST_RESULTS, ...RESULTS]));
    }
  });
});
