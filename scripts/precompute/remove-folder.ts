import { readdirSync, rmdirSync, unlinkSync } from "node:fs";
import path from "node:path";

/** Runs `remove`; what is gone already is fine, another run may tidy up at the same time. @returns null where it was gone */
function unlessGone<Result>(remove: () => Result): Result | null {
  try {
    return remove();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Removes a folder of ours and all in it; nothing where it isn't there. `fs.rm` looks at every file first and takes
 * several seconds for 100,000 of them, more than a stopped run has.
 */
export function removeFolder(folder: string): void {
  for (const entry of unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) removeFolder(target);
    else unlessGone(() => unlinkSync(target));
  }
  unlessGone(() => rmdirSync(folder));
}
