import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import { type Failed, isFailed } from "./failure.ts";
import { type TokenBucketOptions, tokenBucket } from "./token-bucket.ts";

/** Consecutive faults that mean upstream is down, not just one artist's page. */
const CONSECUTIVE_FAULTS = 5;
/** Time between probes while upstream is down. */
const PROBE_DELAY_MS = 3000;
/** Pauses apply to all requests, since they share limit and key. A refusal is tested again at growing intervals. */
const PAUSE_SECONDS = { rateLimited: 5, firstRefusal: 5, longestRefusal: 600, longest: 3600 };

export type UpstreamName = "lastfm" | "musicbrainz";

/** What each allows. */
export const RATES: Record<UpstreamName, TokenBucketOptions> = {
  /**
   * Last.fm allows about 5 requests a second. Six of ours leave in no less than 1,176 ms, so that five arrive in any second
   * even if the way there delays one by 176 ms. Fifty artists that need two requests each take 24 s. The wait has room for
   * 21 pages with two artists each.
   */
  lastfm: { capacity: 1, perSecond: 4.25, maxWaitMs: 10_000 },
  /** MusicBrainz allows 1 request a second; the rest is for what the way there may vary. */
  musicbrainz: { capacity: 1, perSecond: 0.9, maxWaitMs: 10_000 },
};

/** What it means to the operator if they refuse us. */
const REFUSALS: Record<UpstreamName, string> = {
  lastfm: "Last.fm refuses LASTFM_API_KEY",
  musicbrainz: "MusicBrainz refuses our requests",
};

/**
 * - `unknown`: no request yet
 * - `answering`: the last request succeeded
 * - `failing`: the last request failed, or the circuit is open
 * - `paused`: upstream asked for a pause
 * - `refused`: upstream doesn't accept the key or us
 */
export type UpstreamState = "unknown" | "answering" | "failing" | "paused" | "refused";

export type UpstreamEvent =
  | { event: `${UpstreamName}.down` | `${UpstreamName}.back` }
  | { event: `${UpstreamName}.pause`; seconds: number }
  | { event: `${UpstreamName}.refused`; seconds: number; message: string };

export type UpstreamOptions = {
  name: UpstreamName;
  rate?: TokenBucketOptions;
  /** Called with events that the operator may want to know about and fix. */
  report?: (event: UpstreamEvent) => void;
};

export type Upstream = {
  name: UpstreamName;
  /**
   * Sends one request when it is its turn; with `isContinued` it follows up on an earlier response and comes next.
   * @returns its reply; a failure with reason `busy` if upstream must not be called now
   */
  send<R extends { kind: string }>(request: () => Promise<R | Failed>, isContinued?: boolean): Promise<R | Failed>;
  state(): UpstreamState;
};

/**
 * The gateway for all requests of one process to one upstream: requests are spaced (token bucket), none are sent while
 * upstream wants a pause, and after repeated failures only one probe is sent at a time (circuit breaker).
 */
export function createUpstream({ name, rate = RATES[name], report = () => {} }: UpstreamOptions): Upstream {
  const takeTurn = tokenBucket(rate);
  const breaker = circuitBreaker(handleWhenResult(isOutage), {
    breaker: new ConsecutiveBreaker(CONSECUTIVE_FAULTS),
    halfOpenAfter: PROBE_DELAY_MS,
  });
  let probeDueMs = 0;
  breaker.onBreak(() => {
    probeDueMs = Date.now() + PROBE_DELAY_MS;
    report({ event: `${name}.down` });
  });
  breaker.onReset(() => report({ event: `${name}.back` }));

  let pausedUntilMs = 0;
  let refusals = 0;
  let last: "unknown" | "answering" | "failing" = "unknown";

  /** Milliseconds for which upstream must not be called. */
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
      const message = `${REFUSALS[name]}; asking again in ${seconds} s`;
      report({ event: `${name}.refused`, seconds, message });
    } else {
      report({ event: `${name}.pause`, seconds });
    }
    return { ...reply, retryable: false, retryAfterSeconds: seconds };
  }

  return {
    name,
    async send(request, isContinued) {
      const beforeMs = waitMs();
      if (beforeMs > 0) return busy(beforeMs);
      const turnMs = await takeTurn(isContinued);
      if (turnMs > 0) return busy(turnMs);
      // A pause may have begun while waiting for the turn.
      const afterMs = waitMs();
      if (afterMs > 0) return busy(afterMs);
      return takeNote(await breaker.execute(request));
    },
    state() {
      if (refusals > 0) return "refused";
      if (breaker.state !== CircuitState.Closed) return "failing";
      return Date.now() < pausedUntilMs ? "paused" : last;
    },
  };
}

function busy(waitMs: number): Failed {
  return { kind: "failed", reason: "busy", retryable: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
}

/** Faults of upstream as a whole. Limit and refusals have their own pauses; a lack of turns is on our side. */
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
