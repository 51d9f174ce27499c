import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Everything that a run's output can depend on; a file too many costs a run, a file too few would hide a change. */
const FOLDERS = ["lib", "scripts", "spark"];
const LOCKFILE = "package-lock.json";

/** A digest of the pipeline's own sources, its packages' versions and the Node version. */
export async function codeDigest(): Promise<string> {
  const files = [LOCKFILE];
  for (const folder of FOLDERS) {
    const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && !/\.(test|fixture)\.\w+$/.test(entry.name)) {
        files.push(path.relative(ROOT, path.join(entry.parentPath, entry.name)));
      }
    }
  }
  const hash = createHash("sha256").update(process.version);
  const contents = await Promise.all(files.sort().map((file) => readFile(path.join(ROOT, file)).catch(() => "")));
  for (const [index, file] of files.entries()) hash.update(`\n${file}\n`).update(contents[index] ?? "");
  return hash.digest("hex");
}
