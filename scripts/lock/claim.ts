import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { startBeating, stopBeating } from "./heartbeat.ts";
import { livenessOf, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

const ClaimRecord = v.object({
  pid: v.number(),
  system: v.nullable(v.string()),
  startedAt: v.nullable(v.string()),
});

/** How often a claim is renewed, and how long after the last renewal it counts as abandoned. */
export interface ClaimTiming {
  beatMs: number;
  givenUpAfterMs: number;
}

/** The limit is far longer than a busy disk stalls and than the minute for which NFS may show an old time. */
const CLAIM_TIMING: ClaimTiming = { beatMs: 5000, givenUpAfterMs: 120_000 };

export interface JudgeOptions {
  timing?: ClaimTiming;
  signal?: AbortSignal | undefined;
  /** Called once if only waiting can show whether the owner is alive. */
  onWait?(seconds: number): void;
}

const CLAIM_NAME = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.json$/;

/** Whether a file of that name can be a claim: claims are named by random tokens, so names never repeat. */
export const isClaimName = (name: string) => CLAIM_NAME.test(name);

/** A new name for a claim. */
export const claimName = () => `${randomUUID()}.json`;

const ownRecord = () => `${JSON.stringify(ownIdentity())}\n`;

/** Records this process as the owner of the claim `file`, a path that does not exist yet. */
export function writeClaim(file: string): void {
  writeFileSync(file, ownRecord(), { flag: "wx" });
}

/** Renews a claim from now on, so that processes that cannot see this one know that it is alive. */
export function keepClaim(file: string, { beatMs }: ClaimTiming = CLAIM_TIMING): void {
  startBeating(file, ownRecord(), beatMs);
}

/** Stops renewing it. */
export function dropClaim(file: string): void {
  stopBeating(file);
}

/** Whether the claim exists: its name is a token that no one else has. */
export const isClaimed = (file: string) => existsSync(file);

/** The claim's owner, in words; for messages. */
export function describeOwner(file: string): string {
  const owner = readOwner(file);
  if (owner === null) return "an unknown process";
  const isHere = owner.system !== null && owner.system === ownIdentity().system;
  return isHere ? `process ${owner.pid}` : `process ${owner.pid} of another container or machine`;
}

function readOwner(file: string): ProcessIdentity | null {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ClaimRecord), readFileSync(file, "utf8"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function changedMs(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/**
 * Whether the claim at `file` no longer has a live owner. If its process is not visible from here, the claim's
 * renewals decide: one look suffices if the last renewal is long ago, otherwise this waits for the next.
 * @param ownClaim a claim that this process has just written to the same file system, whose clock is used
 */
export async function isAbandoned(file: string, ownClaim: string, options: JudgeOptions = {}): Promise<boolean> {
  const { timing = CLAIM_TIMING, signal, onWait } = options;
  const quietMs = quietFor(file, ownClaim);
  if (quietMs === null) return true;
  const owner = readOwner(file);
  const liveness = owner === null ? "unknown" : livenessOf(owner);
  if (liveness !== "unknown") return liveness === "dead";
  const waitMs = timing.givenUpAfterMs - Math.max(0, quietMs);
  if (waitMs <= 0) return true;
  onWait?.(Math.ceil(waitMs / 1000));
  const first = changedMs(file);
  const end = performance.now() + waitMs;
  while (performance.now() < end) {
    await sleep(Math.min(timing.beatMs / 5, 1000), undefined, { signal });
    const now = changedMs(file);
    if (now === null) return true;
    if (now !== first) return false;
  }
  return true;
}

/** As `isAbandoned`, without waiting: false if only time can tell. */
export function isKnownAbandoned(file: string, ownClaim: string, timing: ClaimTiming = CLAIM_TIMING): boolean {
  const owner = readOwner(file);
  const liveness = owner === null ? "unknown" : livenessOf(owner);
  if (liveness !== "unknown") return liveness === "dead";
  return (quietFor(file, ownClaim) ?? 0) > timing.givenUpAfterMs;
}

/** Milliseconds since the claim was last renewed; null if it is gone. */
function quietFor(file: string, ownClaim: string): number | null {
  const changed = changedMs(file);
  const now = changedMs(ownClaim);
  return changed === null || now === null ? null : now - changed;
}
