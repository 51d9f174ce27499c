import "server-only";
import { readFile, readlink, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { cache } from "react";
import { besideName, MARKER, PREVIOUS_WITHIN } from "../primitives/data-places.ts";

// Without the comment Next bundles every file below into every function.
const PUBLIC = path.join(/* turbopackIgnore: true */ process.cwd(), "public");
const CURRENT = path.join(/* turbopackIgnore: true */ PUBLIC, "data");
/** The same if the folder is a mount point, whose content is replaced. It may still be incomplete. */
const WITHIN = path.join(/* turbopackIgnore: true */ CURRENT, MARKER, PREVIOUS_WITHIN);

/**
 * Where a prebuild puts the previous data until they are removed (scripts/pipeline/switch-in.ts): beside
 * the folder, or beside the target of a symbolic link.
 */
async function besidePlace(): Promise<string> {
  const real = await realpath(CURRENT).catch(() =>
    // Between the two renames of a switch the link is dangling.
    readlink(CURRENT).then(
      (target) => path.resolve(/* turbopackIgnore: true */ PUBLIC, target),
      () => CURRENT,
    ),
  );
  return path.join(/* turbopackIgnore: true */ path.dirname(real), besideName(path.basename(real), "previous"));
}

/** One for each render of a page: the inode of the manifest at its start, which identifies the data. */
const pin = cache((): { inode: number | null } => ({ inode: null }));

const inodeOf = (folder: string) =>
  stat(path.join(/* turbopackIgnore: true */ folder, "manifest.json")).then(
    ({ ino }) => ino,
    () => null,
  );

/** Null if there is no such file. */
async function orNull<Result>(pending: Promise<Result>): Promise<Result | null> {
  try {
    return await pending;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}

/**
 * Reads a file of the data on disk. All reads of one render use the same published data: if a prebuild switches
 * to new data meanwhile, the rest is read from the previous data set aside.
 * @returns null if they hold no such file, or no data are on disk
 * @throws Error if the data at the start of the render are gone; an already cached page then stays
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
  read: (file: string) => Promise<Result | null>,
): Promise<Result | null> {
  const pinned = pin();
  // In the middle of a switch only the old data are there.
  pinned.inode ??= (await inodeOf(CURRENT)) ?? (await inodeOf(await besidePlace())) ?? (await inodeOf(WITHIN));
  // No published data, so nothing to keep apart.
  if (pinned.inode === null) return read(path.join(/* turbopackIgnore: true */ CURRENT, relativePath));
  for (const place of [() => CURRENT, besidePlace, () => WITHIN]) {
    const folder = await place();
    const result = await read(path.join(/* turbopackIgnore: true */ folder, relativePath));
    // Checked afterwards: data that are still the pinned ones were so when read, since old data never come back.
    if ((await inodeOf(folder)) !== pinned.inode) continue;
    // It may not have been moved there yet, or may already be removed.
    if (result === null && folder === WITHIN) break;
    return result;
  }
  throw new Error(`public/data was replaced while ${relativePath} was read: the next request reads the new data`);
}

/** Whether any data are on disk: every published dataset has a manifest. */
export async function isOnDisk(): Promise<boolean> {
  return (await isFileIn(CURRENT, "manifest.json")) || (await previousPlace()) !== null;
}

/** Whether the data on disk include the file. */
export async function isFileOnDisk(relativePath: string): Promise<boolean> {
  if (await isFileIn(CURRENT, relativePath)) return true;
  // Absent for a moment, or for good.
  if ((await inodeOf(CURRENT)) !== null) return false;
  const previous = await previousPlace();
  return previous !== null && isFileIn(previous, relativePath);
}

/** Where the previous data are while set aside; null if there are none. */
async function previousPlace(): Promise<string | null> {
  for (const folder of [await besidePlace(), WITHIN]) if ((await inodeOf(folder)) !== null) return folder;
  return null;
}

function isFileIn(folder: string, relativePath: string): Promise<boolean> {
  return stat(path.join(/* turbopackIgnore: true */ folder, relativePath)).then(
    (found) => found.isFile(),
    () => false,
  );
}
