import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import nextConfig from "../../next.config.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const Lockfile = v.object({ packages: v.record(v.string(), v.object({ dev: v.optional(v.boolean(), false) })) });

/** "node_modules/a/node_modules/@b/c" of "/root/node_modules/a/node_modules/@b/c/index.d.ts" */
const packageOf = (file: string) =>
  /node_modules\/.*node_modules\/(@[^/]+\/)?[^/]+|node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0];

describe("next build", () => {
  it("checks the types of nothing that needs development packages", async () => {
    const project = (await nextConfig("phase-production-build")).typescript?.tsconfigPath ?? "tsconfig.json";
    const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
    const { status, stdout } = spawnSync(process.execPath, [tsc, "--project", project, "--listFilesOnly"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    const files = stdout.trim().split("\n");
    expect(files.some((file) => file.endsWith("/app/page.tsx"))).toBe(true);
    const { packages } = v.parse(Lockfile, JSON.parse(readFileSync(`${ROOT}package-lock.json`, "utf8")));
    const developmentOnly = files.filter((file) => packages[packageOf(file) ?? ""]?.dev);
    expect(developmentOnly).toEqual([]);
  });
});
