import { lstatSync, mkdirSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { MARKER } from "../../lib/primitives/data-places.ts";
import type { FileDeclaration, ParameterDescription } from "../../lib/site-data/declaration.ts";
import { PUBLISHED_FILES } from "../../lib/site-data/files.ts";
import { hasCode } from "../files/has-code.ts";
import { removeFolder } from "../files/remove-folder.ts";

/** What is at a path, as far as it matters to a run that would replace it. */
export type Found =
  | { kind: "absent" | "empty" | "ours" }
  /** A file, a device or a link. */
  | { kind: "no-folder" }
  /** Something in it that Kindred did not write: its path within the folder. */
  | { kind: "foreign"; example: string };

/** Created by the system in the root of a file system; never touched. */
const LOST_AND_FOUND = "lost+found";

/** What a run keeps inside the marker of a folder that it cannot rename. */
const WITHIN_MARKER = /^(?:lock(?:-[\da-f-]{36})?|staging-[\da-f-]{36}|previous|next|new|discarded)$/;

const escaped = (text: string) => text.replace(/[.+]/g, "\\$&");

function patternOf({ path: template, parameters }: FileDeclaration): string {
  return Object.entries<ParameterDescription>(parameters).reduce(
    (text, [name, { pattern }]) => text.replace(`{${name}}`, () => pattern),
    escaped(template),
  );
}

const FILE_PATTERNS = PUBLISHED_FILES.map(patternOf);
const FILES = new RegExp(`^(?:${FILE_PATTERNS.join("|")})$`);
const FOLDERS = new RegExp(`^(?:${FILE_PATTERNS.flatMap(foldersOf).join("|")})$`);

/** The patterns of all folders above a file. No parameter's pattern contains a slash. */
function foldersOf(pattern: string): string[] {
  const parts = pattern.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Whether the pipeline publishes a file at that path in the data folder; `/` between its parts. */
export const isPublishedFile = (file: string) => FILES.test(file);

/** Whether published files are in a folder at that path in the data folder. */
export const isPublishedFolder = (folder: string) => FOLDERS.test(folder);

/** Marks this folder as created by Kindred. */
export function mark(folder: string): void {
  mkdirSync(path.join(folder, MARKER), { recursive: true });
}

/** Whether Kindred created this folder: a real folder, with a real marker. */
function isMarked(folder: string): boolean {
  return isRealFolder(folder) && isRealFolder(path.join(folder, MARKER));
}

function isRealFolder(folder: string): boolean {
  try {
    return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if (hasCode(error, "ENOTDIR")) return false;
    throw error;
  }
}

/** Data of a version without markers are recognised by their manifest, whatever its format version. */
const AnyManifest = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ formatVersion: v.number(), dataset: v.looseObject({ id: v.string() }) }),
);

async function hasManifest(folder: string): Promise<boolean> {
  const text = await readFile(path.join(folder, "manifest.json"), "utf8").catch(() => null);
  return v.safeParse(AnyManifest, text).success;
}

/**
 * Inspects a whole folder: "ours" means that Kindred created it and that it contains only what Kindred publishes.
 * @param isMount whether it is the root of a file system, which may contain a folder created by the system
 */
export async function inspectFolder(folder: string, { isMount = false } = {}): Promise<Found> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return null;
    throw error;
  });
  if (found === null) return { kind: "absent" };
  if (!found.isDirectory()) return { kind: "no-folder" };
  const top = (await readdir(folder)).filter((name) => !(isMount && name === LOST_AND_FOUND));
  if (top.length === 0) return { kind: "empty" };
  const example = await findForeign(folder, "", new Set(isMount ? [LOST_AND_FOUND] : []));
  if (example !== null) return { kind: "foreign", example };
  if (isMarked(folder) || (await hasManifest(folder))) return { kind: "ours" };
  return { kind: "foreign", example: top[0] ?? "" };
}

/** The path of something that Kindred does not write; null if there is nothing. */
async function findForeign(root: string, within: string, ignored: ReadonlySet<string>): Promise<string | null> {
  for (const entry of await readdir(path.join(root, within), { withFileTypes: true })) {
    const name = within === "" ? entry.name : `${within}/${entry.name}`;
    if (ignored.has(name) || (entry.isFile() && isPublishedFile(name))) continue;
    if (!entry.isDirectory()) return name;
    if (name === MARKER) {
      const other = (await readdir(path.join(root, name))).find((inner) => !WITHIN_MARKER.test(inner));
      if (other !== undefined) return `${name}/${other}`;
      continue;
    }
    if (!isPublishedFolder(name)) return name;
    const example = await findForeign(root, name, ignored);
    if (example !== null) return example;
  }
  return null;
}

const DISCARDED = "discarded";

/** Whether removal of that folder has begun: it is no longer complete. */
export const isDiscarded = (folder: string) => isRealFolder(path.join(folder, MARKER, DISCARDED));

/**
 * Removes a data folder that Kindred created; does nothing if it is missing. What Kindred does not publish stays, and the
 * folder with it. The marker is removed last.
 * @param isOver called between files: true leaves the rest
 * @returns whether everything is gone
 */
export async function removePublished(folder: string, isOver?: () => boolean): Promise<boolean> {
  if (!isRealFolder(folder)) return true;
  if (!isMarked(folder)) return false;
  mkdirSync(path.join(folder, MARKER, DISCARDED), { recursive: true });
  return removeFolder(folder, { isOver, last: MARKER, isOurs: isPublishedFile });
}
