import { constants, readFileSync } from "node:fs";
import { access, lstat, readlink, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { besideName, MARKER, PREVIOUS_WITHIN } from "../../lib/primitives/data-places.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { hasCode } from "../files/has-code.ts";
import { type Found, inspectFolder } from "./published-folder.ts";

/** Where the data go, and where a run keeps its temporary files: all on the same file system. */
export interface OutPlace {
  /** As the operator named it; for messages. */
  shown: string;
  /** The folder itself, links followed. */
  folder: string;
  /**
   * "beside": the folder is replaced as a whole, by renames. "within": it cannot be renamed, being a mount point or in a
   * folder that is not writable, so its content is replaced.
   */
  how: "beside" | "within";
  lock: string;
  previous: string;
  /** The folder of the next two, and the prefix of their names. */
  room: string;
  stagingPrefix: string;
}

const MAX_LINKS = 40;

/**
 * Determines where `out` is and whether a run may replace it, without changing anything.
 * @param protectedFolders neither of them may be `out` or within it
 * @throws OperatorError saying why not, and what to do
 */
export async function locateOut(out: string, protectedFolders: readonly string[]): Promise<OutPlace> {
  try {
    const folder = await resolved(out);
    for (const other of protectedFolders) await demandOutside(out, folder, other);
    const found = await lstat(folder).catch(nullIfAbsent);
    const isWithin =
      found?.isDirectory() === true && ((await isMountPoint(folder)) || !(await isParentWritable(folder)));
    const place = placeOf(out, folder, isWithin ? "within" : "beside");
    await demandReplaceable(place);
    return place;
  } catch (error) {
    throw explained(out, error);
  }
}

/** @throws OperatorError if the folder holds what Kindred did not write */
export async function demandReplaceable({ shown, folder, how, previous }: OutPlace): Promise<void> {
  const found = await inspectFolder(folder, { isMount: how === "within" });
  if (found.kind === "no-folder") {
    throw new OperatorError(`${shown} is not a folder, and is left alone: name a new or an empty folder with --out.`);
  }
  if (found.kind === "foreign") throw new OperatorError(foreignMessage(shown, found));
  if (how === "within") return;
  const aside = await inspectFolder(previous);
  if (aside.kind === "no-folder" || aside.kind === "foreign") {
    const what = aside.kind === "foreign" ? `${previous} holds ${JSON.stringify(aside.example)}, which` : previous;
    throw new OperatorError(
      `${what} was not written by Kindred, and a run needs that name for the data that it replaces: move it elsewhere, or choose another folder with --out.`,
    );
  }
}

function foreignMessage(shown: string, { example }: Extract<Found, { kind: "foreign" }>): string {
  return `${shown} holds ${JSON.stringify(example)}, which Kindred did not write, and a run replaces the whole folder: move that elsewhere, or name a new or an empty folder with --out.`;
}

/** Any other file system error, as one that the operator can fix. */
export function explained(out: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError || !("code" in error)) return error;
  // A full disk is not solved by another folder name.
  if (hasCode(error, "ENOSPC", "EDQUOT")) return error;
  return new OperatorError(
    `Nothing can be written at ${out} (${error.message}): name another folder with --out. This run has changed nothing.`,
    { cause: error },
  );
}

function placeOf(shown: string, folder: string, how: OutPlace["how"]): OutPlace {
  if (how === "within") {
    const room = path.join(folder, MARKER);
    const [lock, previous] = [path.join(room, "lock"), path.join(room, PREVIOUS_WITHIN)];
    return { shown, folder, how, room, lock, previous, stagingPrefix: "staging-" };
  }
  const room = path.dirname(folder);
  const base = path.basename(folder);
  const [lock, previous] = [path.join(room, besideName(base, "lock")), path.join(room, besideName(base, "previous"))];
  return { shown, folder, how, room, lock, previous, stagingPrefix: `${besideName(base, "staging")}-` };
}

function nullIfAbsent(error: unknown): null {
  if (hasCode(error, "ENOENT")) return null;
  throw error;
}

/** The path with all links resolved, including the last part, whether or not it exists. */
async function resolved(out: string): Promise<string> {
  let place = out;
  for (let links = 0; links < MAX_LINKS; links++) {
    place = path.join(await realOf(path.dirname(place)), path.basename(place));
    const found = await lstat(place).catch(nullIfAbsent);
    if (!found?.isSymbolicLink()) return place;
    place = path.resolve(path.dirname(place), await readlink(place));
  }
  throw new OperatorError(`${out} is a link that leads back to itself: name a folder with --out.`);
}

/** The real path of a folder whose last parts may not exist yet. */
async function realOf(folder: string): Promise<string> {
  const real = await realpath(folder).catch(nullIfAbsent);
  if (real !== null) return real;
  const parent = path.dirname(folder);
  return parent === folder ? folder : path.join(await realOf(parent), path.basename(folder));
}

async function demandOutside(out: string, folder: string, other: string): Promise<void> {
  const below = path.relative(folder, await realOf(other));
  const isOutside = below === ".." || below.startsWith(`..${path.sep}`) || path.isAbsolute(below);
  if (isOutside) return;
  const what = below === "" ? `is ${other} itself` : `contains ${other}`;
  throw new OperatorError(`${out} ${what}, and a run replaces the whole folder: name a folder for the data alone.`);
}

async function isMountPoint(folder: string): Promise<boolean> {
  const [own, parent] = await Promise.all([stat(folder), stat(path.dirname(folder))]);
  // A bind mount may be of the same device as the folder around it.
  return own.dev !== parent.dev || mountPoints().has(folder);
}

/** Mount points according to Linux; empty on other systems. */
function mountPoints(): Set<string> {
  try {
    const lines = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return new Set(lines.map((line) => unescaped(line.split(" ")[4] ?? "")));
  } catch {
    return new Set();
  }
}

/** `\040` is a space. */
const unescaped = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

function isParentWritable(folder: string): Promise<boolean> {
  return access(path.dirname(folder), constants.W_OK).then(
    () => true,
    () => false,
  );
}
