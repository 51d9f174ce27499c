import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
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
  /** The manifest that was there when the folder was opened, and the one that this run has put there. */
  manifestBefore: string | null;
  manifestSwitchedIn: string | null;
}

export interface OpenEffects {
  signal?: AbortSignal | undefined;
  onLine?(text: string): void;
}

/**
 * Takes the lock on a data folder, mends what a killed run left, and makes a staging folder.
 * @throws OperatorError if another run has the lock or nothing can be written there
 */
export async function openOut(place: OutPlace, { signal, onLine }: OpenEffects = {}): Promise<OpenOut> {
  const lock = await lockOut(place, { signal, onLine });
  try {
    await recover(place, signal);
    // A run that has just ended may have published meanwhile, and recovery may have brought data back.
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
          `Another run may be writing ${shown}, in another container or on another machine: waiting up to ${seconds} s to see whether it is still alive …`,
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
 * Overlay file systems refuse to rename a folder of an image's lower layers, which would only show at the switch. So it is
 * tried: to the name where readers look while data are switched, and back.
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

/** Names a manifest by its file: a new one is never the same file. */
function manifestOf(folder: string): string | null {
  const found = statSync(path.join(folder, MANIFEST), { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino} ${found.mtimeMs}`;
}

const isThere = (place: string) => lstatSync(place, { throwIfNoEntry: false }) !== undefined;

/**
 * Mends what a killed run left: data that stood aside come back, a switch within a folder that had begun is finished, and
 * what is of no use is removed.
 */
async function recover(place: OutPlace, signal?: AbortSignal): Promise<void> {
  const { folder, how, previous, room, stagingPrefix } = place;
  const isOver = () => signal?.aborted ?? false;
  if (how === "within") finishSwitchWithin(place);
  else if (!isThere(folder) && isWhole(previous)) renameSync(previous, folder);
  await discard(previous, isOver);
  for (const entry of readdirSync(room)) {
    // Whoever has another staging folder has not got the lock, and will notice.
    if (entry.startsWith(stagingPrefix)) await removePublished(path.join(room, entry), isOver);
    signal?.throwIfAborted();
  }
}

/** Whether data stand aside there that can come back. */
const isWhole = (previous: string) => existsSync(path.join(previous, MANIFEST)) && !isDiscarded(previous);

/** Removes data that stood aside. Those of a version that set no markers were looked at before. */
async function discard(previous: string, isOver: () => boolean): Promise<boolean> {
  if (isThere(previous) && readdirSync(previous).length === 0) rmdirSync(previous);
  else if (existsSync(path.join(previous, MANIFEST))) mark(previous);
  return removePublished(previous, isOver);
}

/**
 * Puts a complete staging folder in the place of the data. A directory can't be exchanged in one step from Node, so old
 * data stand aside under another name between two renames; the next run brings them back after a kill in between. The
 * content of a folder that can't be renamed is exchanged entry by entry; after a kill in between, the next run finishes.
 * @returns whether there were old data
 * @throws OperatorError if the lock was lost or something came into the folder since the run began
 */
export async function switchIn(out: OpenOut): Promise<boolean> {
  const { place, staging } = out;
  await demandReplaceable(place);
  // From here to the end of the switch nothing else gets its turn.
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

/** Moves old entries out and new ones in. Each step may be repeated; the names say how far it is. */
function finishSwitchWithin({ folder, room, previous }: OutPlace): void {
  const [next, fresh] = [path.join(room, NEXT), path.join(room, NEW)];
  if (isThere(next)) {
    mkdirSync(previous, { recursive: true });
    mark(previous);
    // Readers know the data that they began with by the manifest, so it goes first and comes last.
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
 * Removes the data that `switchIn` put aside: 100,000 files take seconds.
 * @returns false if `signal` ended it before all were gone; the next run removes the rest
 */
export function discardPrevious({ place, lock }: OpenOut, signal?: AbortSignal): Promise<boolean> {
  if (!lock.stillOwned()) return Promise.resolve(false);
  return discard(place.previous, () => signal?.aborted ?? false);
}

/** Removes the staging folder and gives the lock back. @returns whether everything is gone */
export async function closeOut({ staging, lock }: OpenOut, isOver?: () => boolean): Promise<boolean> {
  try {
    // Its name is this run's alone; someone may have removed the marker, and threads made the folder anew.
    if (isThere(staging)) mark(staging);
    return await removePublished(staging, isOver);
  } finally {
    lock.release();
  }
}

/** What the data folder holds now, looked at, in a sentence. */
export function describeOut({ place, manifestBefore, manifestSwitchedIn }: OpenOut): string {
  const now = manifestOf(place.folder);
  if (isSwitching(place)) return "The switch to the new data is not complete; the next run completes it.";
  if (manifestSwitchedIn !== null && now === manifestSwitchedIn) return "The new data are in place.";
  if (manifestSwitchedIn === null && now === manifestBefore) {
    return now === null
      ? "There were no data before, and there are none now."
      : "The data that were there are untouched.";
  }
  if (now === null && isWhole(place.previous)) {
    return `The data that were there are in ${place.previous}; the next run puts them back.`;
  }
  return `Something else has changed ${place.shown} meanwhile.`;
}

const isSwitching = ({ how, room }: OutPlace) =>
  how === "within" && (isThere(path.join(room, NEXT)) || isThere(path.join(room, NEW)));

/** Whether there is something left of the data that were there before. */
export const hasPrevious = ({ place }: OpenOut) => isThere(place.previous);
