import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { claimName, dropClaim, isClaimName, isKnownAbandoned, keepClaim, writeClaim } from "../lock/claim.ts";
import { removeFolder } from "./remove-folder.ts";

export interface OwnedFolder {
  path: string;
  /**
   * @param isOver called between files: true leaves the rest, to be removed by the next process that creates such a folder
   * @returns whether everything is gone
   */
  remove(isOver?: () => boolean): Promise<boolean>;
}

/**
 * A new folder `<parent>/<prefix><token>` that belongs to this process; a file named by the same token says so, and is
 * removed last. Folders that killed processes left under the same prefix are removed first. Folders without such a file, and those
 * of processes that may still run, are left alone.
 */
export async function ownedFolder(parent: string, prefix: string, signal?: AbortSignal): Promise<OwnedFolder> {
  const claim = claimName();
  const folder = path.join(parent, `${prefix}${path.parse(claim).name}`);
  mkdirSync(folder, { recursive: true });
  writeClaim(path.join(folder, claim));
  keepClaim(path.join(folder, claim));
  const owned: OwnedFolder = {
    path: folder,
    remove(isOver) {
      dropClaim(path.join(folder, claim));
      return removeFolder(folder, { isOver, last: claim });
    },
  };
  try {
    await removeAbandoned(parent, prefix, path.join(folder, claim), signal);
  } catch (error) {
    await owned.remove();
    throw error;
  }
  return owned;
}

async function removeAbandoned(parent: string, prefix: string, ownClaim: string, signal?: AbortSignal): Promise<void> {
  for (const entry of readdirSync(parent)) {
    const last = `${entry.slice(prefix.length)}.json`;
    if (!entry.startsWith(prefix) || !isClaimName(last)) continue;
    const folder = path.join(parent, entry);
    if (!isKnownAbandoned(path.join(folder, last), ownClaim)) continue;
    await removeFolder(folder, { isOver: () => signal?.aborted ?? false, last });
    signal?.throwIfAborted();
  }
}
