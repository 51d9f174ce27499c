import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import { currentBuild, WORKSHOP } from "../../scripts/serve/builds.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A copy of the current build: what a server renders and stores there never reaches the build in the work tree. */
export async function copyBuild(folder: string): Promise<void> {
  await cp(path.join(ROOT, currentBuild(ROOT)), path.join(folder, WORKSHOP), { recursive: true });
  for (const name of ["http", "next.config.js", "package.json", "scripts/serve/builds.mjs"]) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
}
