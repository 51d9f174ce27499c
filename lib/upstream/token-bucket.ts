import { setTimeout as sleep } from "node:timers/promises";

/** A monotonic clock in ms, and a way to wait on it. */
export type Clock = { now: () => number; sleep: (ms: number) => Promise<unknown> };

export type TokenBucketOptions = {
  /** Tokens that accumulate while idle. In any second at most capacity + perSecond are handed out. */
  capacity: number;
  perSecond: number;
  /** A caller that would have to wait longer is rejected at once. */
  maxWaitMs: number;
  clock?: Clock;
};

const SYSTEM_CLOCK: Clock = { now: () => performance.now(), sleep: (ms) => sleep(ms) };

/**
 * Resolves to 0 when it is the caller's turn; at once, to the milliseconds after which to ask again, if that is too far
 * away. A call with `isContinued` follows up on an earlier turn: it comes next, and is never rejected.
 */
export type TakeTurn = (isContinued?: boolean) => Promise<number>;

/**
 * A token bucket that hands out turns in the order of the calls (the generic cell rate algorithm: one time stamp). Turns are
 * spaced from when the last one really came: the timers of a busy process fire late, and turns must not bunch up behind them.
 */
export function tokenBucket({ capacity, perSecond, maxWaitMs, clock = SYSTEM_CLOCK }: TokenBucketOptions): TakeTurn {
  const intervalMs = 1000 / perSecond;
  const burstMs = (capacity - 1) * intervalMs;
  const waiting: (() => void)[] = [];
  let isServing = false;
  /** When the bucket would be full again, were the next token taken then. */
  let dueMs = 0;

  async function serve(): Promise<void> {
    isServing = true;
    while (waiting.length > 0) {
      const waitMs = dueMs - burstMs - clock.now();
      // Timers may fire up to a millisecond early.
      if (waitMs > 0) await clock.sleep(Math.ceil(waitMs) + 1);
      dueMs = Math.max(dueMs, clock.now()) + intervalMs;
      waiting.shift()?.();
    }
    isServing = false;
  }

  return (isContinued = false) => {
    const nowMs = clock.now();
    const waitMs = Math.max(dueMs, nowMs) + waiting.length * intervalMs - burstMs - nowMs;
    if (waitMs > maxWaitMs && !isContinued) return Promise.resolve(Math.ceil(waitMs - maxWaitMs));
    return new Promise((resolve) => {
      const begin = () => resolve(0);
      if (isContinued) waiting.unshift(begin);
      else waiting.push(begin);
      if (!isServing) void serve();
    });
  };
}
