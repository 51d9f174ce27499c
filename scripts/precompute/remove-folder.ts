import { readdirSync, rmdirSync, unlinkSync } from "node:fs";
import path from "node:path";

/**
 * Removes a folder of ours and all in it; nothing where it isn't there. `fs.rm` looks at every file first and takes
 * several seconds for 100,000 of them, more than a stopped run has.
 */
export function removeFolder(folder: string): void {
  let entries: ReturnType<typeof listFolder>;
  try {
    entries = listFolder(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  for (const entry of entries) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) removeFolder(target);
    else unlinkSync(target);
  }
  rmdirSync(folder);
}

const listFolder = (folder: string) => readdirSync(folder, { withFileTypes: true });
