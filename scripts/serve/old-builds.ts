import { existsSync, readdirSync, statSync, unlinkSync } from "node:fs";
import path from "node:path";
import { removeFolder } from "../files/remove-folder.ts";
import { claimName, describeOwner, isClaimName, isKnownAbandoned, writeClaim } from "../lock/claim.ts";
import { BUILDS, CURRENT, currentBuild, MARKER, WORKSHOP } from "./builds.mjs";
import { USERS } from "./claim-build.ts";

/** A server that has just started with the previous build may not have claimed it yet. */
const START_MS = 60_000;

/** Folders that a build empties; only servers started there read from them. */
const EMPTIED = [
  { build: WORKSHOP, copied: WORKSHOP },
  { build: path.join(WORKSHOP, "standalone", WORKSHOP), copied: path.join(WORKSHOP, "standalone") },
];

/**
 * Removes the finished builds that are neither current nor used by a server, so that at most two are kept besides those in
 * use. Only folders with our marker are removed.
 * @returns one sentence for the operator if a server uses a folder that a build empties: then it must not start
 */
export async function prepareBuild(root: string): Promise<string | null> {
  const fault = buildFault(root);
  if (fault === null) await removeOldBuilds(root);
  return fault;
}

/** @returns one sentence for the operator if a server uses a folder that a build empties, otherwise null */
export function buildFault(root: string): string | null {
  for (const { build, copied } of EMPTIED) {
    const user = liveUser(path.join(root, build));
    if (user === null) continue;
    return `A server (${user}) runs from ${copied}, which a build empties: stop it, or start it from a copy of that folder.`;
  }
  return null;
}

async function removeOldBuilds(root: string): Promise<void> {
  const folder = path.join(root, BUILDS);
  const switchedMs = statSync(path.join(root, CURRENT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!existsSync(folder) || Date.now() - switchedMs < START_MS) return;
  const current = path.join(root, currentBuild(root));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const build = path.join(folder, entry.name);
    if (!entry.isDirectory() || build === current || !existsSync(path.join(build, MARKER))) continue;
    if (liveUser(build) === null) await removeBuild(build);
  }
}

/** The marker is removed last, so that what a killed run leaves is still recognised as ours. */
async function removeBuild(build: string): Promise<void> {
  for (const entry of readdirSync(build, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeFolder(path.join(build, entry.name));
    else if (entry.name !== MARKER) unlinkSync(path.join(build, entry.name));
  }
  await removeFolder(build);
}

/** A description of a server that reads from the build; null if there is none. */
function liveUser(build: string): string | null {
  const users = path.join(build, USERS);
  if (!existsSync(users)) return null;
  const claims = readdirSync(users).filter(isClaimName);
  if (claims.length === 0) return null;
  // Written now, to get the time of that file system's clock.
  const own = path.join(users, claimName());
  writeClaim(own);
  try {
    const live = claims.map((name) => path.join(users, name)).find((claim) => !isKnownAbandoned(claim, own));
    return live === undefined ? null : describeOwner(live);
  } finally {
    unlinkSync(own);
  }
}
