import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest ones, which start real processes: begun last, they would keep one worker busy alone at the end. */
const LONGEST = ["engines/spark/spark", "pipeline/robustness", "scripts/precompute", "pipeline/unchanged"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ["{app,bench,http,lib,scripts}/**/*.test.{ts,tsx}"],
    // Pipeline tests start real processes; a busy two-core machine takes its time.
    // The longest tests wait for such processes, so two at once even where Vitest would run one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
  resolve: {
    // The marker package throws outside a React server bundle; tests run readers in plain Node.
    alias: { "server-only": new URL("./lib/site-data/server-only.stub.ts", import.meta.url).pathname },
  },
});
