import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,bench,http,lib,scripts}/**/*.test.{ts,tsx}"],
    // Pipeline tests start real processes; a busy two-core machine takes its time.
    // The longest tests wait for such processes, so two at once even where Vitest would run one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
  resolve: {
    // The marker package throws outside a React server bundle; tests run readers in plain Node.
    alias: { "server-only": new URL("./lib/dataset/server-only.stub.ts", import.meta.url).pathname },
  },
});
