import fs, { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";
import * as v from "valibot";
import { afterEach, describe, expect, it } from "vitest";
import nextConfig from "../next.config.js";
import { temporaryFolder } from "../scripts/testing/temporary-folder.ts";

// Kindred relies on a few internals of Next that are not a public API. Each has a canary here: it fails when Next changes,
// before a visitor notices. The journeys of e2e/security.spec.ts and e2e/standalone.spec.ts then show whether the place
// still works; fix it, and update the version.
const WRITTEN_FOR = "16.4.6";

const require = createRequire(import.meta.url);
const read = (module: string) => fs.readFile(require.resolve(module), "utf8");
const Package = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));
const { readdir } = fs;

describe("what Kindred relies on inside Next", () => {
  afterEach(() => {
    fs.readdir = readdir;
  });

  it(`Next is ${WRITTEN_FOR}, as when these places were last checked`, async () => {
    expect(v.parse(Package, await read("next/package.json")).version).toBe(WRITTEN_FOR);
  });

  it("next.config.js: `next start` lists public/ by fs.promises.readdir, which hides public/data", async () => {
    const { recursiveReadDir } = require("next/dist/lib/recursive-readdir.js");
    const filesystem = await read("next/dist/server/lib/router-utils/filesystem.js");
    expect(filesystem).toContain("recursiveReadDir)(publicFolderPath)");

    nextConfig(PHASE_PRODUCTION_SERVER);
    const elsewhere = await temporaryFolder();
    await mkdir(path.join(elsewhere, "data"));
    await writeFile(path.join(elsewhere, "data", "x.json"), "{}");
    expect(await recursiveReadDir(elsewhere)).toEqual([path.join(path.sep, "data", "x.json")]);
    // If Next read the folder differently, this would list the data, or fail if there are none.
    expect(await recursiveReadDir(path.join(import.meta.dirname, "..", "public", "data"))).toEqual([]);
  });

  it("http/inline-scripts.mjs: Next hands its data to self.__next_f.push", async () => {
    const flight = await read("next/dist/server/app-render/use-flight-response.js");
    expect(flight).toContain("(self.__next_f=self.__next_f||[]).push(");
    expect(flight).toContain("self.__next_f.push(");
  });
});
