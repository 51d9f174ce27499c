import { cp, symlink } from "node:fs/promises";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The build as it is, in another folder: what a server renders and keeps there never reaches the one of the work tree. */
export async function copyBuild(folder: string): Promise<void> {
  for (const name of [".next", "http", "next.config.js", "package.json"]) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
}
