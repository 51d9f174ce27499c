import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { isPublishedFolder } from "./published-folder.ts";

/** Adds the paths of all files under `folder` to `names`, except those that Kindred keeps there besides the data. */
async function collectNames(folder: string, prefix: string, names: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory() && !isPublishedFolder(name)) continue;
    if (entry.isDirectory()) await collectNames(path.join(folder, entry.name), `${name}/`, names);
    else names.push(name);
  }
}

/**
 * A digest of a data folder: the content of its manifest and the names of all its files. It detects a missing or foreign
 * file; the contents of 100,000 files are not read, since that would take as long as writing them.
 * @returns null if there is no manifest
 */
export async function outputDigest(outDir: string): Promise<string | null> {
  const manifest = await readFile(path.join(outDir, "manifest.json")).catch(() => null);
  if (manifest === null) return null;
  const hash = createHash("sha256").update(manifest);
  const names: string[] = [];
  await collectNames(outDir, "", names);
  // One update: 100,000 small ones would take longer than reading the folder.
  return hash.update(names.sort().join("\n")).digest("hex");
}
