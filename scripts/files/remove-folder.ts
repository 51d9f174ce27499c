import { readdirSync, rmdirSync, unlinkSync } from "node:fs";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { hasCode } from "./has-code.ts";

/** Files removed between checks of the clock and of signals; on a slow disk one may take a millisecond. */
const FILES_PER_TURN = 64;

export interface RemoveOptions {
  /** Called between files: true leaves the rest. */
  isOver?: (() => boolean) | undefined;
  /** The entry that is removed last, so that proof of ownership survives a kill. */
  last?: string;
  /** Whether a file, by its path below the folder, may be removed; by default all. Not called for `last`. */
  isOurs?: (file: string) => boolean;
}

/** Runs `remove`; a missing file is fine, since another run may clean up at the same time. @returns null if it was missing */
function unlessGone<Result>(remove: () => Result): Result | null {
  try {
    return remove();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Removes a folder of ours and everything in it that is ours; does nothing if it is missing. Links are removed, never followed.
 * `fs.rm` inspects every file first and takes several seconds for 100,000 of them, more than a stopped run has.
 * @returns whether everything is gone
 */
export function removeFolder(folder: string, options: RemoveOptions = {}): Promise<boolean> {
  return removeWithin(folder, "", options, { files: 0 });
}

async function removeWithin(
  folder: string,
  within: string,
  options: RemoveOptions,
  count: { files: number },
): Promise<boolean> {
  const { isOver = () => false, last, isOurs = () => true } = options;
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const inOrder = [...entries.filter(({ name }) => name !== last), ...entries.filter(({ name }) => name === last)];
  let isAllGone = true;
  for (const entry of inOrder) {
    if (entry.name === last && !isAllGone) return false;
    const target = path.join(folder, entry.name);
    const name = within === "" ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) {
      const inner = entry.name === last ? { isOver } : { isOver, isOurs };
      isAllGone = (await removeWithin(target, name, inner, count)) && isAllGone;
      if (isOver()) return false;
      continue;
    }
    if (!isOurs(name)) {
      isAllGone = false;
      continue;
    }
    unlessGone(() => unlinkSync(target));
    if (++count.files % FILES_PER_TURN !== 0) continue;
    await nextTurn();
    if (isOver()) return false;
  }
  return isAllGone && isRemoved(folder);
}

/** False if something has come into the folder meanwhile. */
function isRemoved(folder: string): boolean {
  try {
    unlessGone(() => rmdirSync(folder));
    return true;
  } catch (error) {
    if (hasCode(error, "ENOTEMPTY", "EEXIST")) return false;
    throw error;
  }
}
