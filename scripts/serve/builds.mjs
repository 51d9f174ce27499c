// Read by next.config.js, hence plain JavaScript: Node 20 strips no types.
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

/** Where Next builds. No server reads from here, so a build may empty it at any time. */
export const WORKSHOP = ".next";
/** Finished builds, each in a folder named after its build id. A server reads from the one that it started with. */
export const BUILDS = ".builds";
/** Names the build that the next server starts with; always replaced atomically. */
export const CURRENT = join(BUILDS, "current");
/** Only folders that hold this file are ever removed. */
export const MARKER = "kindred-build";

/** Next writes these last: a folder without them has no finished build. */
const WRITTEN_LAST = ["BUILD_ID", "prerender-manifest.json", "export-marker.json"];
/**
 * What stays in `.next`: `cache` speeds up the next build, `dev` and `types` belong to `next dev` and to the type
 * check, `lock` and `trace` to the finishing build, and `standalone` is copied from where Next documents it.
 */
const STAYING = new Set(["cache", "dev", "diagnostics", "lock", "standalone", "trace", "trace-build", "types"]);
/** Folders copied together with a standalone server. */
const WITH_STANDALONE = "static";

/** Next's build ids: they cannot contain a path. */
const BUILD_ID = /^[\w-]{1,64}$/;

/** @param {string} file @returns {string | null} its text, null if it cannot be read */
function readOrNull(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

/**
 * The build that a server started now would read.
 * @param {string} root
 * @returns {string} relative to `root`: a folder of `.builds`, or `.next` if nothing has been switched in yet
 */
export function currentBuild(root) {
  const id = readOrNull(join(root, CURRENT));
  if (id === null || !BUILD_ID.test(id)) return WORKSHOP;
  const folder = join(BUILDS, id);
  return existsSync(join(root, folder, "BUILD_ID")) ? folder : WORKSHOP;
}

/**
 * Moves a finished build out of `.next` and makes it the current one. Synchronous: it runs as `next build` exits.
 * @param {string} root
 * @returns {string | null} the build's folder relative to `root`; null if `.next` has no finished build
 */
export function switchIn(root) {
  const workshop = join(root, WORKSHOP);
  if (!WRITTEN_LAST.every((name) => existsSync(join(workshop, name)))) return null;
  const id = readOrNull(join(workshop, "BUILD_ID"));
  if (id === null || !BUILD_ID.test(id)) return null;
  const folder = join(BUILDS, id);
  const target = join(root, folder);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, MARKER), "Made by Kindred, which removes this folder once no server uses it.\n");
  const isCopied = existsSync(join(workshop, "standalone"));
  for (const name of readdirSync(workshop)) {
    if (STAYING.has(name)) continue;
    if (isCopied && name === WITH_STANDALONE) cpSync(join(workshop, name), join(target, name), { recursive: true });
    else move(join(workshop, name), join(target, name));
  }
  const draft = join(root, `${CURRENT}.${randomUUID()}`);
  writeFileSync(draft, `${id}\n`, { flush: true });
  renameSync(draft, join(root, CURRENT));
  return folder;
}

/** @param {string} from @param {string} to may be on another file system, such as a volume that holds `.next` */
function move(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    rmSync(from, { recursive: true });
  }
}

/** @type {string | null} */
let served = null;

/**
 * The build that this process serves, from its first call to its end, whatever is built in the meantime. The server tells
 * other processes that it uses this folder (instrumentation-node.ts), which it finds in KINDRED_BUILD.
 * @param {string} root
 * @returns {string} relative to `root`
 */
export function servedBuild(root) {
  served ??= currentBuild(root);
  process.env.KINDRED_BUILD = join(root, served);
  return served;
}

let isPrepared = false;

/**
 * If this process is `next build`: removes what no server uses, and switches the build in when it has succeeded.
 * Next also reads its configuration in the build's workers and in `next typegen`, which do neither.
 * @param {string} root
 */
export async function beforeBuild(root) {
  if (isPrepared || !isMainThread || !process.argv.slice(2).includes("build")) return;
  isPrepared = true;
  const { tsImport } = await import("tsx/esm/api");
  const { prepareBuild } = await tsImport("./old-builds.ts", import.meta.url);
  const fault = await prepareBuild(root);
  if (fault !== null) {
    console.error(fault);
    process.exit(1);
  }
  process.once("exit", (exitCode) => {
    if (exitCode !== 0) return;
    try {
      if (switchIn(root) === null) throw new Error(`${WORKSHOP} contains no finished build`);
    } catch (error) {
      console.error(`The build could not be moved to ${BUILDS}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  });
}
