import type { LastingProfile, ProfileResponse } from "../../../lib/profiles/contract.ts";

/** Requests at a time: the server spaces what it asks upstream, so that more would only wait there. */
const IN_FLIGHT = 2;
/** Before the first response, which may say that there are no profiles. */
const IN_FLIGHT_AT_FIRST = 1;
/** Per artist and visit. */
const MAX_ATTEMPTS = 5;
/** Pause after a request that got no response from the site itself. */
const NO_RESPONSE_SECONDS = 15;
const LONGEST_BACKOFF_SECONDS = 60;

export type SchedulerOptions = {
  request(slug: string): Promise<ProfileResponse>;
  arrive(slug: string, profile: LastingProfile): void;
  /** The site has no profiles. */
  turnOff(): void;
  isOff(): boolean;
  /** 0 to 1, so that pages told to wait do not all come back at once. */
  random?: () => number;
};

export type Scheduler = {
  /** Asks for an artist's profile when it is its turn; the page's own artist comes first, the others in the order of the calls. */
  want(slug: string, isOwn: boolean): void;
  /** Takes back one `want`; an artist that no one wants is not asked for. */
  drop(slug: string): void;
};

interface Wish {
  isOwn: boolean;
  /** Places on the page that want it. */
  wanted: number;
  isInFlight: boolean;
}

/**
 * Requests the profiles of a page: two at a time after a first, each artist once. An `unavailable` pauses the page for as long as it says,
 * after which the artist is requested again; the first `disabled` ends all.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { request, arrive, turnOff, isOff, random = Math.random } = options;
  /** In the order of their turns. */
  const wishes = new Map<string, Wish>();
  const attempts = new Map<string, number>();
  const arrived = new Set<string>();
  /** Without a profile between them. */
  let setbacks = 0;
  let pausedUntilMs = 0;
  let most = IN_FLIGHT_AT_FIRST;

  function next(): [string, Wish] | undefined {
    const waiting = [...wishes].filter(([, { isInFlight, wanted }]) => !isInFlight && wanted > 0);
    return waiting.find(([, { isOwn }]) => isOwn) ?? waiting[0];
  }

  function pump(): void {
    while (!isOff() && Date.now() >= pausedUntilMs && inFlight() < most) {
      const turn = next();
      if (turn === undefined) return;
      void ask(...turn);
    }
  }

  const inFlight = () => [...wishes.values()].filter(({ isInFlight }) => isInFlight).length;

  async function ask(slug: string, wish: Wish): Promise<void> {
    wish.isInFlight = true;
    const response = await request(slug).catch(
      (): ProfileResponse => ({ outcome: "unavailable", retryAfterSeconds: NO_RESPONSE_SECONDS }),
    );
    wish.isInFlight = false;
    most = IN_FLIGHT;
    // At the end, where it is asked for again if it must be.
    wishes.delete(slug);
    if (response.outcome === "disabled") {
      wishes.clear();
      turnOff();
      return;
    }
    if (response.outcome === "unavailable") {
      const made = (attempts.get(slug) ?? 0) + 1;
      attempts.set(slug, made);
      if (wish.wanted > 0 && made < MAX_ATTEMPTS) wishes.set(slug, wish);
      pause(response.retryAfterSeconds);
    } else {
      setbacks = 0;
      arrived.add(slug);
      arrive(slug, response);
    }
    pump();
  }

  function pause(seconds: number): void {
    setbacks += 1;
    const backoffSeconds = Math.min(2 ** setbacks, LONGEST_BACKOFF_SECONDS);
    const pauseMs = (Math.max(seconds, backoffSeconds) + random()) * 1000;
    pausedUntilMs = Math.max(pausedUntilMs, Date.now() + pauseMs);
    setTimeout(pump, pausedUntilMs - Date.now());
  }

  return {
    want(slug, isOwn) {
      if (isOff() || arrived.has(slug) || (attempts.get(slug) ?? 0) >= MAX_ATTEMPTS) return;
      const wish = wishes.get(slug) ?? { isOwn, wanted: 0, isInFlight: false };
      wish.wanted += 1;
      wishes.set(slug, wish);
      // Once all places that came into view together have said what they want.
      queueMicrotask(pump);
    },
    drop(slug) {
      const wish = wishes.get(slug);
      if (wish === undefined) return;
      wish.wanted = Math.max(0, wish.wanted - 1);
      if (wish.wanted === 0 && !wish.isInFlight) wishes.delete(slug);
    },
  };
}
