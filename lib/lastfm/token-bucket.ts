import { setTimeout as sleep } from "node:timers/promises";

export type TokenBucketOptions = {
  /** Tokens that gather while nobody asks. In any second at most capacity + perSecond are given out. */
  capacity: number;
  perSecond: number;
  /** Who would have to wait longer is turned away at once. */
  maxWaitMs: number;
};

/**
 * A token bucket that hands out turns in the order of asking (the generic cell rate algorithm: one time stamp, no timer).
 * @returns a function that resolves to true when the caller's turn has come, to false where it is too far away
 */
export function tokenBucket({ capacity, perSecond, maxWaitMs }: TokenBucketOptions): () => Promise<boolean> {
  const intervalMs = 1000 / perSecond;
  const burstMs = (capacity - 1) * intervalMs;
  /** When the bucket would be full again, were the next token taken then. */
  let dueMs = 0;
  return async () => {
    const nowMs = performance.now();
    const startMs = Math.max(dueMs, nowMs);
    const waitMs = startMs - burstMs - nowMs;
    if (waitMs > maxWaitMs) return false;
    dueMs = startMs + intervalMs;
    // Timers fire up to a millisecond early.
    if (waitMs > 0) await sleep(Math.ceil(waitMs) + 1);
    return true;
  };
}
