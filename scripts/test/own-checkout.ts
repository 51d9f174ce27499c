import {
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { SOURCES } from "../serve/build-record.ts";

const PACKAGES = "node_modules";
/** npm's own list of them. */
const INSTALLED = "node_modules/.package-lock.json";
/** That list as it was when they were copied; no link, which would change with it. */
const STAMP = ".cache/copied-packages.json";
/** What the site is built from and the journeys run on. `.env` files are the operator's own. */
const COPIED = [
  ...SOURCES.filter((source) => !source.startsWith(".env")),
  "bench",
  "e2e",
  "Containerfile",
  "package.json",
  "playwright.config.ts",
  "spark",
  // Which browser `npm test` has found.
  ".cache/browser.json",
];
/** Made by builds and runs: neither copied nor, in the copy, removed, as the next run builds on them. */
const MADE = /(^|\/)(\.next|\.builds|\.cache)$|^public\/(data$|\.data-)/;

const isMade = (relativePath: string) => MADE.test(relativePath.split(path.sep).join("/"));

/**
 * Makes `folder` a copy of the checkout at `root`, packages included, for a run that must neither touch the operator's
 * data and builds nor be touched by them. Packages are hard links where the file system has such.
 */
export function copyCheckout(root: string, folder: string): void {
  mkdirSync(path.join(folder, ".cache"), { recursive: true });
  for (const name of COPIED) {
    removeCopied(folder, name);
    const source = path.join(root, name);
    if (!existsSync(source)) continue;
    cpSync(source, path.join(folder, name), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (file) => file === source || !isMade(path.relative(root, file)),
    });
  }
  copyPackages(root, folder);
}

/** Leaves the packages as they are where npm has installed none since. */
function copyPackages(root: string, folder: string): void {
  const installed = textOf(path.join(root, INSTALLED));
  const stamp = path.join(folder, STAMP);
  if (installed !== null && installed === textOf(stamp)) return;
  rmSync(stamp, { force: true });
  rmSync(path.join(folder, PACKAGES), { recursive: true, force: true });
  linkFolder(path.join(root, PACKAGES), path.join(folder, PACKAGES));
  if (installed !== null) writeFileSync(stamp, installed);
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Removes what was copied to `name`, all but what was made there since. */
function removeCopied(folder: string, name: string): void {
  const target = path.join(folder, name);
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    unlinkSync(target);
    return;
  }
  for (const entry of readdirSync(target)) {
    const inside = path.join(name, entry);
    if (!isMade(inside)) removeCopied(folder, inside);
  }
  if (readdirSync(target).length === 0) rmdirSync(target);
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkFile(source, target);
  }
}

function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another file system, or one without links.
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
  }
}
