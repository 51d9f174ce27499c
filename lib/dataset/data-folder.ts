import "server-only";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { cache } from "react";

// Without the comment Next takes every file below for a part of every function.
const PUBLIC = path.join(/* turbopackIgnore: true */ process.cwd(), "public");
const CURRENT = path.join(/* turbopackIgnore: true */ PUBLIC, "data");
/** Where a prebuild puts the data that were there, until they are removed (scripts/precompute/publish/switch-in.ts). */
const PREVIOUS = path.join(/* turbopackIgnore: true */ PUBLIC, ".data-previous");

/** One for each render of a page: the inode of the data folder that it began with. */
const pin = cache((): { inode: number | null } => ({ inode: null }));

const inodeOf = (folder: string) =>
  stat(folder).then(
    ({ ino }) => ino,
    () => null,
  );

/** Null where there is no such file. */
async function orNull<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}

/**
 * Reads a file of the data on disk. All reads of one render are of the same published data: where a prebuild switches
 * others in meanwhile, the rest is read from those that stand aside.
 * @returns null where they hold no such file, or no data are on disk
 * @throws Error where the data that the render began with are gone; a page that was there before then stays
 */
export function readOnDisk(relativePath: string): Promise<Buffer | null> {
  return inPinned(relativePath, (file) => orNull(readFile(file)));
}

/** Size, times and inode of a file that `readOnDisk` reads. */
export function statOnDisk(relativePath: string) {
  return inPinned(relativePath, (file) => orNull(stat(file)));
}

async function inPinned<Result>(
  relativePath: string,
  ask: (file: string) => Promise<Result | null>,
): Promise<Result | null> {
  const pinned = pin();
  // Between the two renames of a switch only the old data are there.
  pinned.inode ??= (await inodeOf(CURRENT)) ?? (await inodeOf(PREVIOUS));
  if (pinned.inode === null) return null;
  for (const folder of [CURRENT, PREVIOUS]) {
    const answer = await ask(path.join(/* turbopackIgnore: true */ folder, relativePath));
    // Asked afterwards: a folder that still is the pinned one was so when it was read, as none ever comes back.
    if ((await inodeOf(folder)) === pinned.inode) return answer;
  }
  throw new Error(`public/data was replaced while ${relativePath} was read: the next request reads the new data`);
}

/** Whether any data are on disk: every published dataset has a manifest. */
export async function isOnDisk(): Promise<boolean> {
  return (await isFileIn(CURRENT, "manifest.json")) || isFileIn(PREVIOUS, "manifest.json");
}

/** Whether the data on disk have the file. */
export async function isFileOnDisk(relativePath: string): Promise<boolean> {
  if (await isFileIn(CURRENT, relativePath)) return true;
  // Absent for a moment, or absent.
  return (await inodeOf(CURRENT)) === null && isFileIn(PREVIOUS, relativePath);
}

function isFileIn(folder: string, relativePath: string): Promise<boolean> {
  return stat(path.join(/* turbopackIgnore: true */ folder, relativePath)).then(
    (found) => found.isFile(),
    () => false,
  );
}
