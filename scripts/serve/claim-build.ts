import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ownIdentity } from "../lock/process-identity.ts";

/** In the folder of a build: one claim (lock/claim.ts) for each server that reads from it. */
export const USERS = "users";
/** Well within the time after which a claim that is not renewed counts as abandoned. */
const BEAT_MS = 20_000;

/**
 * Tells other processes, until this one ends, that it serves the build in `folder`: they neither remove it nor build
 * over it. If the folder is not writable, no one can do so and nothing is recorded.
 * @returns ends the claim
 */
export function claimBuild(folder: string): () => void {
  const claim = path.join(folder, USERS, `${randomUUID()}.json`);
  const write = () => writeFileSync(claim, `${JSON.stringify(ownIdentity())}\n`);
  try {
    mkdirSync(path.dirname(claim), { recursive: true });
    write();
  } catch {
    return () => {};
  }
  // A removed claim is not recreated: its folder may be about to be removed.
  const beat = setInterval(() => {
    if (existsSync(claim)) quietly(write);
  }, BEAT_MS);
  beat.unref();
  const end = () => {
    clearInterval(beat);
    process.off("exit", end);
    quietly(() => unlinkSync(claim));
  };
  process.on("exit", end);
  return end;
}

/** A claim that can't be renewed or removed expires, which has the same effect later. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // See above.
  }
}
