import { readdirSync, rmdirSync, unlinkSync } from "node:fs";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Files removed between two looks at the clock and at signals; on a slow disk one may take a millisecond. */
const FILES_A_TURN = 64;

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
 * @param isOver asked between files: true leaves the rest where it is
 * @returns whether all of it is gone
 */
export async function removeFolder(folder: string, isOver: () => boolean = () => false): Promise<boolean> {
  let files = 0;
  for (const entry of unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!(await removeFolder(target, isOver))) return false;
      continue;
    }
    unlessGone(() => unlinkSync(target));
    if (++files % FILES_A_TURN !== 0) continue;
    await nextTurn();
    if (isOver()) return false;
  }
  unlessGone(() => rmdirSync(folder));
  return true;
}
