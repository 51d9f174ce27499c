import { chmod, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The pipeline's command, bundled. */
    precomputeBundle: string;
  }
}

const CACHE = ".cache";

/** Bundled files still find their data, SQL, WebAssembly and threads beside their sources. */
const ownAddress: Plugin = {
  name: "own-address",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](scripts|lib)[/\\].*\.(ts|mjs)$/ }, async ({ path: file }) => {
      if (file.includes("node_modules")) return null;
      const text = await readFile(file, "utf8");
      const contents = text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: file.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

/** DuckDB's library is loaded from its own package; the CommonJS packages in the bundle call `require`. */
const NATIVE = ["@duckdb/node-bindings*"];
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`;

/**
 * Bundles the pipeline's command and its packages for all tests that run it: loading 200 TypeScript files takes two
 * thirds of a small run, and packages a quarter of the rest. scripts/cli/commands.test.ts starts the command as people do.
 */
export async function bundlePrecompute(): Promise<{ file: string; remove(): Promise<void> }> {
  await mkdir(CACHE, { recursive: true });
  // Two test runs at once have a bundle each. Below the checkout, since packages are looked for from there.
  const outdir = await mkdtemp(path.resolve(CACHE, "test-bundle-"));
  // One test runs it as another user.
  await chmod(outdir, 0o755);
  await build({
    entryPoints: ["scripts/precompute.ts"],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    external: NATIVE,
    banner: { js: REQUIRE },
    platform: "node",
    format: "esm",
    target: "node20",
    plugins: [ownAddress],
  });
  return { file: path.join(outdir, "precompute.mjs"), remove: () => rm(outdir, { recursive: true }) };
}

/** Vitest's global setup: the bundle for every unit test. @returns what removes it */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { file, remove } = await bundlePrecompute();
  project.provide("precomputeBundle", file);
  return remove;
}
