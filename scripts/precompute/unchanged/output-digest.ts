import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

async function namesUnder(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) names.push(...(await namesUnder(path.join(folder, entry.name), `${name}/`)));
    else names.push(name);
  }
  return names;
}

/**
 * A digest of a data folder: the content of its manifest and the names of all its files. A missing or foreign file is
 * seen; the content of each of 100,000 is not read, since that would take as long as writing them.
 * @returns null where there is no manifest
 */
export async function outputDigest(outDir: string): Promise<string | null> {
  const manifest = await readFile(path.join(outDir, "manifest.json")).catch(() => null);
  if (manifest === null) return null;
  const hash = createHash("sha256").update(manifest);
  for (const name of (await namesUnder(outDir, "")).sort()) hash.update(`\n${name}`);
  return hash.digest("hex");
}
