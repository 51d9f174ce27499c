import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { removeFolder } from "./remove-folder.ts";

/** Processes other than this one that still run and have a folder of that prefix. */
export async function otherOwners(parent: string, prefix: string): Promise<number[]> {
  const owners = (await readdir(parent)).map((entry) => ownerOf(entry, prefix));
  return owners.filter((owner) => Number.isSafeInteger(owner) && owner !== process.pid && isRunning(owner));
}

function ownerOf(entry: string, prefix: string): number {
  return entry.startsWith(prefix) ? Number(entry.slice(prefix.length)) : Number.NaN;
}

/**
 * A fresh folder `<parent>/<prefix><pid>` that belongs to this process. What killed processes left under the same
 * prefix goes first; folders of processes that still run are left alone.
 */
export async function ownedFolder(parent: string, prefix: string, signal?: AbortSignal): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const entry of await readdir(parent)) {
    const owner = ownerOf(entry, prefix);
    if (!Number.isSafeInteger(owner)) continue;
    if (owner === process.pid || !isRunning(owner)) {
      await removeFolder(path.join(parent, entry), () => signal?.aborted ?? false);
      signal?.throwIfAborted();
    }
  }
  const folder = path.join(parent, `${prefix}${process.pid}`);
  await mkdir(folder);
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
