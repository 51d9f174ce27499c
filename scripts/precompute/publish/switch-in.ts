import { access, mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "../operator-error.ts";
import { otherOwners, ownedFolder } from "../owned-folder.ts";
import { removeFolder } from "../remove-folder.ts";

const exists = (target: string) =>
  access(target).then(
    () => true,
    () => false,
  );

const previousFolder = (out: string) => path.join(path.dirname(out), `.${path.basename(out)}-previous`);

/**
 * A fresh folder beside `out`, on the same file system, so that a rename can switch it in. It is also the sign that this
 * process is at work on `out`.
 * @throws OperatorError where another process is; of two that start in the same instant both may give way
 */
export async function createStaging(out: string, signal?: AbortSignal): Promise<string> {
  const parent = path.dirname(out);
  const prefix = `.${path.basename(out)}-staging-`;
  const staging = await ownedFolder(parent, prefix, signal);
  const [other] = await otherOwners(parent, prefix);
  if (other === undefined) return staging;
  await removeFolder(staging);
  throw new OperatorError(
    `Another run (process ${other}) is writing ${out}: wait for it or end it, or remove ${path.join(parent, prefix + other)} if that process is something else. The data that were there are untouched.`,
  );
}

/** Mends what a run left that was killed while it switched: old data that stood aside come back. Call before a run. */
export async function recover(out: string, signal?: AbortSignal): Promise<void> {
  const previous = previousFolder(out);
  if (!(await exists(previous))) return;
  if (await exists(out)) await discardPrevious(out, signal);
  else await rename(previous, out);
  signal?.throwIfAborted();
}

/**
 * Puts a complete `staging` folder in the place of `out`. A directory can't be exchanged in one step from Node, so old
 * data stand aside under another name between two renames; `recover` brings them back after a kill in between.
 * @returns whether there were old data
 */
export async function switchIn(staging: string, out: string): Promise<boolean> {
  const previous = previousFolder(out);
  await mkdir(path.dirname(out), { recursive: true });
  const hadData = await exists(out);
  if (hadData) await rename(out, previous);
  await rename(staging, out);
  return hadData;
}

/**
 * Removes the data that `switchIn` put aside: 100,000 files take seconds.
 * @returns false where `signal` ended it before all were gone; `recover` removes the rest
 */
export function discardPrevious(out: string, signal?: AbortSignal): Promise<boolean> {
  return removeFolder(previousFolder(out), () => signal?.aborted ?? false);
}
