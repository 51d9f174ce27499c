import { access, mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { ownedFolder } from "../owned-folder.ts";
import { removeFolder } from "../remove-folder.ts";

const exists = (target: string) =>
  access(target).then(
    () => true,
    () => false,
  );

const previousFolder = (out: string) => path.join(path.dirname(out), `.${path.basename(out)}-previous`);

/** A fresh folder beside `out`, on the same file system, so that a rename can switch it in. */
export function createStaging(out: string): Promise<string> {
  return ownedFolder(path.dirname(out), `.${path.basename(out)}-staging-`);
}

/** Mends what a run left that was killed while it switched: old data that stood aside come back. Call before a run. */
export async function recover(out: string): Promise<void> {
  const previous = previousFolder(out);
  if (!(await exists(previous))) return;
  if (await exists(out)) removeFolder(previous);
  else await rename(previous, out);
}

/**
 * Puts a complete `staging` folder in the place of `out`. A directory can't be exchanged in one step from Node, so old
 * data stand aside under another name between two renames; `recover` brings them back after a kill in between.
 */
export async function switchIn(staging: string, out: string): Promise<void> {
  const previous = previousFolder(out);
  await mkdir(path.dirname(out), { recursive: true });
  if (await exists(out)) await rename(out, previous);
  await rename(staging, out);
  removeFolder(previous);
}
