import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, statfsSync, statSync } from "node:fs";
import { constants, setPriority } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { MARKER } from "../../lib/primitives/data-places.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { hasCode } from "../files/has-code.ts";
import { type Lock, LockHeld, takeLock } from "../lock/lock.ts";
import { demandReplaceable, explained, type OutPlace } from "./out-place.ts";
import { isDiscarded, isPublishedFile, isPublishedFolder, mark, removePublished } from "./published-folder.ts";

const MANIFEST = "manifest.json";

/** A data folder that this process alone may replace. */
export interface OpenOut {
  place: OutPlace;
  /** Marked as ours, on the file system of the data. */
  staging: string;
  lock: Lock;
  /** The manifest when the folder was opened, and the one that this run has switched in. */
  manifestBefore: string | null;
  manifestSwitchedIn: string | null;
}

export interface OpenEffects {
  signal?: AbortSignal | undefined;
  onLine?(text: string): void;
}

/**
 * Takes the lock on a data folder, repairs what a killed run left, and creates a staging folder.
 * @throws OperatorError if another run has the lock or nothing can be written there
 */
export async function openOut(place: OutPlace, { signal, onLine }: OpenEffects = {}): Promise<OpenOut> {
  const lock = await lockOut(place, { signal, onLine });
  try {
    await recover(place, signal);
    // A run that has just ended may have published in the meantime, and recovery may have restored data.
    await demandReplaceable(place);
    demandRename(place);
    const staging = path.join(place.room, `${place.stagingPrefix}${randomUUID()}`);
    mkdirSync(staging);
    mark(staging);
    return { place, staging, lock, manifestBefore: manifestOf(place.folder), manifestSwitchedIn: null };
  } catch (error) {
    lock.release();
    signal?.throwIfAborted();
    throw explained(place.shown, error);
  }
}

async function lockOut({ shown, folder, how, lock }: OutPlace, { signal, onLine }: OpenEffects): Promise<Lock> {
  try {
    if (how === "within") mark(folder);
    return await takeLock(lock, {
      signal,
      onWait: (seconds) =>
        onLine?.(
          `Another run may be writing ${shown}, in another container or on another machine: waiting up to ${seconds} s to see whether it is still running …`,
        ),
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof LockHeld)) throw explained(shown, error);
    throw new OperatorError(
      `Another run (${error.owner}) is writing ${shown}: wait for it or end it. This run has changed nothing.`,
      { cause: error },
    );
  }
}

/** OVERLAYFS_SUPER_MAGIC of Linux. */
const OVERLAY = 0x794c7630;

/**
 * Overlay file systems refuse to rename a folder of an image's lower layers, which would only fail at the switch. So it is
 * tested first: renamed to the name where readers look during a switch, and back.
 * @throws OperatorError if it is refused
 */
function demandRename({ shown, folder, how, previous }: OutPlace): void {
  if (how === "within" || !isThere(folder) || statfsSync(folder).type !== OVERLAY) return;
  try {
    renameSync(folder, previous);
  } catch (error) {
    if (!hasCode(error, "EXDEV")) throw error;
    throw new OperatorError(
      `${shown} is part of a container image, where a folder cannot be replaced: mount a volume there, or name another folder with --out. This run has changed nothing.`,
      { cause: error },
    );
  }
  renameSync(previous, folder);
}

/** Identifies a manifest by its file: a new one is never the same file. */
function manifestOf(folder: string): string | null {
  const found = statSync(path.join(folder, MANIFEST), { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino} ${found.mtimeMs}`;
}

const isThere = (place: string) => lstatSync(place, { throwIfNoEntry: false }) !== undefined;

/**
 * Repairs what a killed run left: data that were moved aside are restored, a switch in progress within a folder is finished, and
 * leftovers are removed.
 */
async function recover(place: OutPlace, signal?: AbortSignal): Promise<void> {
  const { folder, how, previous, room, stagingPrefix } = place;
  if (how === "within") finishSwitchWithin(place);
  else if (!isThere(folder) && isWhole(previous)) renameSync(previous, folder);
  await removeOrHandOver(place, previous, signal);
  for (const entry of readdirSync(room)) {
    // The owner of any other staging folder does not hold the lock, and will notice.
    if (entry.startsWith(stagingPrefix)) await removeOrHandOver(place, path.join(room, entry), signal);
    signal?.throwIfAborted();
  }
}

/** Whether there are data moved aside that can be restored. */
const isWhole = (previous: string) => existsSync(path.join(previous, MANIFEST)) && !isDiscarded(previous);

/** Removes data that were moved aside. Those of a version without markers were checked beforehand. */
async function discard(previous: string, isOver: () => boolean): Promise<boolean> {
  if (isThere(previous) && readdirSync(previous).length === 0) rmdirSync(previous);
  else if (existsSync(path.join(previous, MANIFEST))) mark(previous);
  return removePublished(previous, isOver);
}

/** A process to remove the rest costs more than what this removes. */
const REMOVAL_PATIENCE_MS = 500;

/**
 * Removes a folder of ours. What takes longer is left to a process in the background, under a name that any run holding the lock
 * removes: a run killed together with it, or a computer switched off, leaves it to the next run.
 * @returns false if `signal` ended the removal, or something in the folder is not ours
 */
async function removeOrHandOver(
  { room, stagingPrefix, previous }: OutPlace,
  folder: string,
  signal?: AbortSignal,
  patienceMs = REMOVAL_PATIENCE_MS,
): Promise<boolean> {
  const startMs = performance.now();
  let isLate = false;
  const isOver = () => {
    isLate = performance.now() - startMs > patienceMs;
    return isLate || (signal?.aborted ?? false);
  };
  const isGone = await (folder === previous ? discard(folder, isOver) : removePublished(folder, isOver));
  if (isGone || !isLate || signal?.aborted) return isGone;
  const aside = path.join(room, `${stagingPrefix}${randomUUID()}`);
  renameSync(folder, aside);
  removeLater(aside);
  return true;
}

const REMOVER = fileURLToPath(new URL("./remove-later.mjs", import.meta.url));

function removeLater(folder: string): void {
  // Not in a folder that someone may want to unmount.
  const { root } = path.parse(folder);
  const remover = spawn(process.execPath, [REMOVER, folder], { cwd: root, detached: true, stdio: "ignore" });
  remover.on("error", () => {});
  remover.unref();
  if (remover.pid !== undefined) setPriority(remover.pid, constants.priority.PRIORITY_LOW);
}

/**
 * Replaces the data with a complete staging folder. Node cannot exchange directories atomically, so old
 * data are kept under another name between two renames; after a kill in between, the next run restores them. The
 * content of a folder that can't be renamed is exchanged entry by entry; after a kill in between, the next run finishes.
 * @returns whether there were old data
 * @throws OperatorError if the lock was lost or something was added to the folder since the run began
 */
export async function switchIn(out: OpenOut): Promise<boolean> {
  const { place, staging } = out;
  await demandReplaceable(place);
  // From here to the end of the switch everything is synchronous.
  demandLock(out);
  const manifest = manifestOf(staging);
  const hadData = place.how === "beside" ? switchBeside(place, staging) : switchWithin(place, staging);
  out.manifestSwitchedIn = manifest;
  return hadData;
}

/** @throws OperatorError if another run may be at work on the same folder */
export function demandLock({ place, lock }: Pick<OpenOut, "place" | "lock">): void {
  if (lock.stillOwned()) return;
  throw new OperatorError(
    `Another run has taken ${place.shown} over while this one gave no sign of life. This run has changed nothing: run it again when the other has ended.`,
  );
}

function switchBeside({ folder, previous }: OutPlace, staging: string): boolean {
  const isEmpty = isThere(folder) && readdirSync(folder).length === 0;
  if (isEmpty) rmdirSync(folder);
  const hadData = isThere(folder);
  if (hadData) {
    mark(folder);
    renameSync(folder, previous);
  }
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (hadData) renameSync(previous, folder);
    throw error;
  }
  return hadData;
}

/** A complete staging folder, while the old entries are moved out. */
const NEXT = "next";
/** The same, once none of the old entries is left and its own are moved in. */
const NEW = "new";

function switchWithin(place: OutPlace, staging: string): boolean {
  const hadData = existsSync(path.join(place.folder, MANIFEST));
  renameSync(staging, path.join(place.room, NEXT));
  finishSwitchWithin(place);
  return hadData;
}

/** Moves old entries out and new ones in. Each step may be repeated; the folder names record the progress. */
function finishSwitchWithin({ folder, room, previous }: OutPlace): void {
  const [next, fresh] = [path.join(room, NEXT), path.join(room, NEW)];
  if (isThere(next)) {
    mkdirSync(previous, { recursive: true });
    mark(previous);
    // Readers identify their data by the manifest, so it is moved out first and moved in last.
    moveEntries(folder, previous, { first: MANIFEST });
    renameSync(next, fresh);
  }
  if (!isThere(fresh)) return;
  moveEntries(fresh, folder, { last: MANIFEST });
  if (isThere(path.join(fresh, MARKER))) rmdirSync(path.join(fresh, MARKER));
  rmdirSync(fresh);
}

function moveEntries(from: string, to: string, { first, last }: { first?: string; last?: string }): void {
  const names = readdirSync(from).filter((name) => isPublishedFile(name) || isPublishedFolder(name));
  const rank = (name: string) => (name === first ? 0 : name === last ? 2 : 1);
  for (const name of names.sort((a, b) => rank(a) - rank(b))) renameSync(path.join(from, name), path.join(to, name));
}

/**
 * Removes the data that `switchIn` moved aside; 100,000 files, which take seconds, in the background.
 * @returns false if `signal` ended it before all were removed; the next run removes the rest
 */
export function discardPrevious(
  { place, lock }: OpenOut,
  signal?: AbortSignal,
  patienceMs = REMOVAL_PATIENCE_MS,
): Promise<boolean> {
  if (!lock.stillOwned()) return Promise.resolve(false);
  return removeOrHandOver(place, place.previous, signal, patienceMs);
}

/** Removes the staging folder and releases the lock. @returns whether everything is gone */
export async function closeOut({ staging, lock }: OpenOut, isOver?: () => boolean): Promise<boolean> {
  try {
    // Its name is unique to this run; someone may have removed the marker, and threads recreated the folder.
    if (isThere(staging)) mark(staging);
    return await removePublished(staging, isOver);
  } finally {
    lock.release();
  }
}

/** A sentence on what the data folder contains now, by inspection. */
export function describeOut({ place, manifestBefore, manifestSwitchedIn }: OpenOut): string {
  const now = manifestOf(place.folder);
  if (isSwitching(place)) return "The switch to the new data is not complete; the next run completes it.";
  if (manifestSwitchedIn !== null && now === manifestSwitchedIn) return "The new data are in place.";
  if (manifestSwitchedIn === null && now === manifestBefore) {
    return now === null ? "There were no data before, and there are none now." : "The old data are untouched.";
  }
  if (now === null && isWhole(place.previous)) {
    return `The old data are in ${place.previous}; the next run restores them.`;
  }
  return `Something else has changed ${place.shown} in the meantime.`;
}

const isSwitching = ({ how, room }: OutPlace) =>
  how === "within" && (isThere(path.join(room, NEXT)) || isThere(path.join(room, NEW)));

/** Whether something is left of the old data. */
export const hasPrevious = ({ place }: OpenOut) => isThere(place.previous);
