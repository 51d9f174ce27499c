import { mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import path from "node:path";
import {
  type ClaimTiming,
  claimName,
  describeOwner,
  dropClaim,
  isAbandoned,
  isClaimed,
  isClaimName,
  isKnownAbandoned,
  type JudgeOptions,
  keepClaim,
  writeClaim,
} from "./claim.ts";

export interface Lock {
  /** Check immediately before anything that two owners must not both do: a process that was paused may have lost the lock. */
  stillOwned(): boolean;
  /** May be called twice. The end of the process also releases the lock, unless it is killed. */
  release(): void;
}

/** Another process holds the lock; `owner` describes it. */
export class LockHeld extends Error {
  override name = "LockHeld";
  readonly owner: string;
  constructor(place: string, owner: string) {
    super(`${place} is held by ${owner}`);
    this.owner = owner;
  }
}

export interface LockOptions extends JudgeOptions {
  timing?: ClaimTiming;
}

/** Windows does not replace an empty folder, and reports these. */
const NOT_REPLACED =
  process.platform === "win32" ? ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"] : ["ENOTEMPTY", "EEXIST"];
/** Each attempt fails only because the lock changed owners; far more attempts than contenders. */
const MAX_ATTEMPTS = 1000;

const held = new Set<Lock>();
process.on("exit", () => {
  for (const lock of held) lock.release();
});

/**
 * Takes the lock at `place`, a path used for nothing else. It is a folder with one file named by a random token, and is put
 * there whole by a rename, which only succeeds if there is no such folder or an empty one. An abandoned lock
 * is opened by removing the file of exactly the owner that was found dead, so one of several contenders wins.
 * @throws LockHeld if another owner is alive
 * @throws Error if `place` holds something else
 */
export async function takeLock(place: string, options: LockOptions = {}): Promise<Lock> {
  mkdirSync(path.dirname(place), { recursive: true });
  const name = claimName();
  const prepared = `${place}-${path.parse(name).name}`;
  mkdirSync(prepared);
  try {
    writeClaim(path.join(prepared, name));
    await moveIn(prepared, name, place, options);
  } catch (error) {
    removeClaimFolder(prepared, name);
    throw error;
  }
  const lock = lockOf(place, name, options.timing);
  removeUnfinished(place, path.join(place, name), options.timing);
  return lock;
}

function lockOf(place: string, name: string, timing?: ClaimTiming): Lock {
  const claim = path.join(place, name);
  keepClaim(claim, timing);
  const lock: Lock = {
    stillOwned: () => isClaimed(claim),
    release() {
      held.delete(lock);
      dropClaim(claim);
      removeClaimFolder(place, name);
    },
  };
  held.add(lock);
  return lock;
}

async function moveIn(prepared: string, name: string, place: string, options: LockOptions): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (isMovedIn(prepared, place)) return;
    const holder = claimOf(place);
    if (holder === null) {
      quietly(() => rmdirSync(place));
      continue;
    }
    if (!(await isAbandoned(holder, path.join(prepared, name), options)))
      throw new LockHeld(place, describeOwner(holder));
    quietly(() => unlinkSync(holder));
  }
  throw new Error(`${place} cannot be locked: it keeps changing owners`);
}

function isMovedIn(prepared: string, place: string): boolean {
  try {
    renameSync(prepared, place);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (NOT_REPLACED.includes(code)) return false;
    throw code === "ENOTDIR" ? foreign(place) : error;
  }
}

/** The claim in the lock's folder; null if there is none. @throws Error if it holds anything else */
function claimOf(place: string): string | null {
  const entries = quietly(() => readdirSync(place)) ?? [];
  if (!entries.every(isClaimName)) throw foreign(place);
  return entries[0] === undefined ? null : path.join(place, entries[0]);
}

const foreign = (place: string) => new Error(`${place} is in the way and was not made by Kindred: move it elsewhere`);

/** Removes what processes left when they were killed while preparing their claim to this lock. */
function removeUnfinished(place: string, ownClaim: string, timing?: ClaimTiming): void {
  const prefix = `${path.basename(place)}-`;
  for (const entry of readdirSync(path.dirname(place))) {
    const name = `${entry.slice(prefix.length)}.json`;
    if (!entry.startsWith(prefix) || !isClaimName(name)) continue;
    const folder = path.join(path.dirname(place), entry);
    if (isKnownAbandoned(path.join(folder, name), ownClaim, timing)) removeClaimFolder(folder, name);
  }
}

/** Removes one claim and, if nothing else is in it, its folder. */
function removeClaimFolder(folder: string, name: string): void {
  quietly(() => unlinkSync(path.join(folder, name)));
  quietly(() => rmdirSync(folder));
}

/** null if it fails: a claim that is gone or in use is left alone. */
function quietly<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}
