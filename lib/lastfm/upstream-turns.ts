import { tokenBucket } from "./token-bucket.ts";

/** Last.fm allows about 5 requests a second; no second sees more than capacity + perSecond of ours. */
export const RATE = { capacity: 1, perSecond: 3.5, maxWaitMs: 3000 };

declare global {
  // Routes and pages are bundled apart, each with modules of its own; the limit is the process's.
  var kindredLastfmTurns: (() => Promise<boolean>) | undefined;
}

/** The one token bucket of this process for all requests to Last.fm. */
export function sharedTurns(): () => Promise<boolean> {
  globalThis.kindredLastfmTurns ??= tokenBucket(RATE);
  return globalThis.kindredLastfmTurns;
}
