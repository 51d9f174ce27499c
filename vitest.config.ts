import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest ones: begun last, they would keep one worker busy alone at the end. */
const LONGEST = ["engines/spark/spark", "pipeline/out-folder", "pipeline/robustness", "scripts/precompute"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

const INCLUDE = ["app", "bench", "http", "lib", "scripts"].map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/** Tests that start processes, which take their time: all others together are done within a minute. */
const STARTS_PROCESSES = /"node:child_process"|\/run-precompute\.ts"/;
const withProcesses = ["bench", "lib", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith(".test.ts") && STARTS_PROCESSES.test(readFileSync(file, "utf8"))),
);

export default defineConfig({
  test: {
    // The longest tests wait for processes, so two at once even where Vitest would run one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // A busy machine with two cores takes its time.
    testTimeout: 400_000,
    hookTimeout: 400_000,
    projects: [
      // Files share modules, which saves loading them 150 times.
      { extends: true, test: { name: "quick", isolate: false, include: INCLUDE, exclude: withProcesses } },
      {
        extends: true,
        test: { name: "processes", include: withProcesses, globalSetup: "scripts/testing/bundle-precompute.ts" },
      },
    ],
  },
  resolve: {
    // The marker package throws outside a React server bundle; tests run readers in plain Node.
    alias: { "server-only": new URL("./lib/site-data/server-only.stub.ts", import.meta.url).pathname },
  },
});
