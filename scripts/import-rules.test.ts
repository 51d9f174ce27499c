import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folder of a file that imports, its name where that matters, and what it may not import. */
const REFUSED = [
  ["lib/contracts", "../kernel/csr.ts"],
  ["lib/contracts", "../format.ts"],
  ["lib/contracts", "node:fs"],
  ["lib/contracts", "d3-dsv"],
  ["lib/kernel", "../contracts/slug.ts"],
  ["lib/kernel", "fs"],
  ["lib/kernel", "valibot"],
  ["lib/dataset", "../kernel/csr.ts"],
  ["lib/dataset", "../search/fold.ts"],
  ["lib/dataset", "../../scripts/child.ts"],
  ["lib/dataset", "@duckdb/node-api"],
  ["lib/search", "../dataset/artist.ts"],
  ["lib/search", "node:fs"],
  ["lib/search", "react"],
  ["lib/blend", "../dataset/artist.ts"],
  ["lib/blend", "react"],
  ["lib/path", "../contracts/neighbour-graph.ts"],
  ["lib/path", "node:fs"],
  ["lib/map", "../dataset/map.ts"],
  ["lib/map", "../search/fold.ts"],
  ["lib/map", "react"],
  ["lib/lastfm", "../dataset/artist.ts"],
  ["lib/lastfm", "node:fs/promises"],
  ["lib/lastfm", "next/server"],
  ["app", "../lib/kernel/csr.ts"],
  ["app/artist/[slug]", "../../../scripts/child.ts"],
  ["app", "@duckdb/node-api"],
  ["scripts", "../lib/dataset/artist.ts"],
  ["scripts/precompute", "../../app/site-origin.ts"],
  ["scripts", "next/server"],
  ["e2e", "../lib/format.ts"],
  ["e2e/fixtures", "../../app/site-origin.ts"],
] as const;

const ALLOWED = [
  ["lib/contracts", "./slug.ts"],
  ["lib/kernel", "./csr.ts"],
  ["lib/dataset", "../contracts/artist.ts"],
  ["lib/dataset", "node:fs/promises"],
  ["lib/search", "../contracts/search.ts"],
  ["lib/blend", "../contracts/artist.ts"],
  ["lib/path", "flatqueue"],
  ["lib/map", "../format.ts"],
  ["lib/lastfm", "lru-cache"],
  ["app/_ui", "../../lib/dataset/artist.ts"],
  ["scripts", "../lib/kernel/csr.ts"],
  ["e2e", "./fixtures/test.ts"],
] as const;

const Configuration = v.pipe(v.string(), v.parseJson(), v.looseObject({}));
const Report = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    diagnostics: v.array(
      v.looseObject({ category: v.nullish(v.string()), location: v.looseObject({ path: v.unknown() }) }),
    ),
  }),
);

/** What of `imports` the project's lint refuses, as "folder: specifier". */
async function refusedBy(imports: readonly (readonly [string, string])[]): Promise<string[]> {
  const folder = await temporaryFolder();
  const configuration = v.parse(Configuration, await readFile(path.join(ROOT, "biome.json"), "utf8"));
  await writeFile(
    path.join(folder, "biome.json"),
    JSON.stringify({ ...configuration, $schema: undefined, vcs: undefined }),
  );
  for (const [index, [room, specifier]] of imports.entries()) {
    await mkdir(path.join(folder, room), { recursive: true });
    await writeFile(path.join(folder, room, `x${index}.ts`), `import { x } from "${specifier}";\nx();\n`);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, "node_modules/@biomejs/biome/bin/biome"),
      "lint",
      "--reporter=json",
      "--max-diagnostics=none",
      "--only=style/noRestrictedImports",
      ".",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  const { diagnostics } = v.parse(Report, stdout);
  const refused = new Set(diagnostics.map(({ location }) => /x(\d+)\.ts/.exec(JSON.stringify(location.path))?.[1]));
  return imports.filter((_, index) => refused.has(String(index))).map(([room, specifier]) => `${room}: ${specifier}`);
}

describe("who may import whom (docs/architecture.md)", () => {
  it("lint refuses what a room may not import, and nothing that it may", async () => {
    const expected = REFUSED.map(([room, specifier]) => `${room}: ${specifier}`);
    expect(await refusedBy([...REFUSED, ...ALLOWED])).toEqual(expected);
  });
});
