import type { KeptProfile } from "./contract.ts";
import type { ProfileOutcome } from "./outcome.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How long an outcome is fresh, and how much longer it may be served stale during a refresh. */
export type Lifetime = { freshSeconds: number; staleSeconds: number };
export type Lifetimes = Record<ProfileOutcome["outcome"], Lifetime>;

export const LIFETIMES: Lifetimes = {
  ok: { freshSeconds: 3 * DAY, staleSeconds: 14 * DAY },
  ambiguous: { freshSeconds: 3 * DAY, staleSeconds: 14 * DAY },
  none: { freshSeconds: 6 * HOUR, staleSeconds: 18 * HOUR },
  unavailable: { freshSeconds: 5, staleSeconds: 0 },
};

/** Of the outcome that there is no source at all; the operator may add one. */
export const DISABLED: Lifetime = { freshSeconds: 300, staleSeconds: 0 };

/** Minimum time before an outcome served after a failed refresh is refreshed again. */
export const STAND_IN_SECONDS = 5;

export type Entry = { outcome: ProfileOutcome; fetchedAtMs: number; staleAfterMs: number; goneAfterMs: number };

export function toEntry(outcome: ProfileOutcome, fetchedAtMs: number, lifetimes: Lifetimes): Entry {
  const { freshSeconds, staleSeconds } = lifetimes[outcome.outcome];
  // If upstream may be called again sooner, the outcome that says so must not live longer.
  const busySeconds =
    outcome.outcome === "unavailable" && outcome.reason === "busy" ? outcome.retryAfterSeconds : undefined;
  const staleAfterMs = fetchedAtMs + Math.min(freshSeconds, busySeconds ?? freshSeconds) * 1000;
  return { outcome, fetchedAtMs, staleAfterMs, goneAfterMs: staleAfterMs + staleSeconds * 1000 };
}

/** The remaining lifetime of an entry, for Cache-Control. One served after a failed refresh gets a few seconds. */
export function remaining({ outcome, staleAfterMs, goneAfterMs }: Entry, nowMs: number): Lifetime {
  const minSeconds = outcome.outcome === "unavailable" ? 1 : STAND_IN_SECONDS;
  const freshMs = Math.max(minSeconds * 1000, staleAfterMs - nowMs);
  return {
    freshSeconds: Math.ceil(freshMs / 1000),
    staleSeconds: Math.max(0, Math.floor((goneAfterMs - nowMs - freshMs) / 1000)),
  };
}

/** In how many seconds to ask again for an outcome that is a fault: when upstream allows it, not before the fault is forgotten. */
export function askAgainSeconds({ outcome, fetchedAtMs, staleAfterMs }: Entry, nowMs: number): number {
  const namedMs =
    outcome.outcome === "unavailable" ? fetchedAtMs + (outcome.retryAfterSeconds ?? 0) * 1000 : staleAfterMs;
  return Math.max(1, Math.ceil((Math.max(namedMs, staleAfterMs) - nowMs) / 1000));
}

/** The entry as stored by caches outside the process; null if it isn't worth storing. */
export function toKept({ outcome, fetchedAtMs }: Entry): KeptProfile | null {
  return outcome.outcome === "unavailable" ? null : { outcome, fetchedAtMs };
}
