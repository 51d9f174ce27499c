import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import { type Failed, isFailed } from "./response.ts";
import { type TokenBucketOptions, tokenBucket } from "./token-bucket.ts";

/** Last.fm allows about 5 requests a second; no second sees more than capacity + perSecond of ours. */
const RATE = { capacity: 1, perSecond: 3.5, maxWaitMs: 3000 };
/** Consecutive faults that mean Last.fm is down, not just one artist's page. */
const CONSECUTIVE_FAULTS = 5;
/** Time between probes while Last.fm is down. */
const PROBE_DELAY_MS = 3000;
/** Pauses apply to all requests, since they share limit and key. A refused key is retried at growing intervals. */
const PAUSE_SECONDS = { rateLimited: 5, firstRefusal: 5, longestRefusal: 600, longest: 3600 };

/**
 * - `unknown`: no request yet
 * - `answering`: the last request succeeded
 * - `failing`: the last request failed, or the circuit is open
 * - `paused`: Last.fm asked for a pause
 * - `refused`: Last.fm doesn't accept the key
 */
export type UpstreamState = "unknown" | "answering" | "failing" | "paused" | "refused";

export type UpstreamEvent =
  | { event: "lastfm.down" | "lastfm.back" }
  | { event: "lastfm.pause"; seconds: number }
  | { event: "lastfm.refused"; seconds: number; message: string };

export type UpstreamOptions = {
  rate?: TokenBucketOptions;
  /** Called with events that the operator may want to know about and fix. */
  report?: (event: UpstreamEvent) => void;
};

export type Upstream = {
  /**
   * Sends one request when it is its turn; with `isContinued` it follows up on an earlier response and comes next.
   * @returns its reply; a failure with reason `busy` if Last.fm must not be called now
   */
  send<R extends { kind: string }>(request: () => Promise<R | Failed>, isContinued?: boolean): Promise<R | Failed>;
  state(): UpstreamState;
};

/**
 * The gateway for all Last.fm requests of one process: requests are spaced (token bucket), none are sent while Last.fm
 * wants a pause, and after repeated failures only one probe is sent at a time (circuit breaker).
 */
export function createUpstream({ rate = RATE, report = () => {} }: UpstreamOptions = {}): Upstream {
  const takeTurn = tokenBucket(rate);
  const breaker = circuitBreaker(handleWhenResult(isOutage), {
    breaker: new ConsecutiveBreaker(CONSECUTIVE_FAULTS),
    halfOpenAfter: PROBE_DELAY_MS,
  });
  let probeDueMs = 0;
  breaker.onBreak(() => {
    probeDueMs = Date.now() + PROBE_DELAY_MS;
    report({ event: "lastfm.down" });
  });
  breaker.onReset(() => report({ event: "lastfm.back" }));

  let pausedUntilMs = 0;
  let refusals = 0;
  let last: "unknown" | "answering" | "failing" = "unknown";

  /** Milliseconds for which Last.fm must not be called. */
  function waitMs(): number {
    const pauseMs = pausedUntilMs - Date.now();
    if (breaker.state === CircuitState.Closed) return pauseMs;
    // While a probe is pending, other requests don't wait for its outcome.
    const probeMs = breaker.state === CircuitState.HalfOpen ? 1000 : probeDueMs - Date.now();
    return Math.max(pauseMs, probeMs);
  }

  function takeNote<R extends { kind: string }>(reply: R | Failed): R | Failed {
    if (!isFailed(reply)) {
      last = "answering";
      refusals = 0;
      return reply;
    }
    last = "failing";
    const seconds = pauseSeconds(reply, refusals);
    if (seconds === 0) return reply;
    pausedUntilMs = Math.max(pausedUntilMs, Date.now() + seconds * 1000);
    if (reply.reason === "refused") {
      refusals += 1;
      const message = `Last.fm refuses LASTFM_API_KEY; asking again in ${seconds} s`;
      report({ event: "lastfm.refused", seconds, message });
    } else {
      report({ event: "lastfm.pause", seconds });
    }
    return { ...reply, retryable: false, retryAfterSeconds: seconds };
  }

  return {
    async send(request, isContinued) {
      const beforeMs = waitMs();
      if (beforeMs > 0) return busy(Math.ceil(beforeMs / 1000));
      if (!(await takeTurn(isContinued))) return busy();
      // A pause may have begun while waiting for the turn.
      const afterMs = waitMs();
      if (afterMs > 0) return busy(Math.ceil(afterMs / 1000));
      return takeNote(await breaker.execute(request));
    },
    state() {
      if (refusals > 0) return "refused";
      if (breaker.state !== CircuitState.Closed) return "failing";
      return Date.now() < pausedUntilMs ? "paused" : last;
    },
  };
}

function busy(retryAfterSeconds?: number): Failed {
  const more = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return { kind: "failed", reason: "busy", retryable: false, ...more };
}

/** Faults of Last.fm as a whole. Limit and key errors have their own pauses; a lack of turns is on our side. */
const OUTAGES: readonly unknown[] = ["timeout", "network", "temporary", "unreadable"];

function isOutage(reply: unknown): boolean {
  return typeof reply === "object" && reply !== null && "reason" in reply && OUTAGES.includes(reply.reason);
}

function pauseSeconds({ reason, retryAfterSeconds }: Failed, refusals: number): number {
  const { rateLimited, firstRefusal, longestRefusal, longest } = PAUSE_SECONDS;
  if (reason === "refused") return Math.min(firstRefusal * 2 ** refusals, longestRefusal);
  if (retryAfterSeconds !== undefined) return Math.min(retryAfterSeconds, longest);
  return reason === "rate-limited" ? rateLimited : 0;
}
