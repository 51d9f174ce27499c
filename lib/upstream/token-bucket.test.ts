import { describe, expect, it } from "vitest";
import { type Clock, type TakeTurn, tokenBucket } from "./token-bucket.ts";
import { RATES } from "./upstream.ts";

/** A clock that stands still until it is told how far to go; timers then fire in their order. */
function manualClock(): Clock & { advance(ms: number): Promise<void> } {
  let nowMs = 0;
  let timers: { atMs: number; fire: () => void }[] = [];
  // Enough turns of the microtask queue for whoever waits for a timer to set the next one.
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    now: () => nowMs,
    sleep: (ms) => new Promise<void>((fire) => timers.push({ atMs: nowMs + ms, fire })),
    async advance(ms) {
      const endMs = nowMs + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.fire();
        await settle();
      }
      nowMs = endMs;
    },
  };
}

/** Asks `count` times at once; gives the times at which turns came, as they come. */
function turnTimes(clock: Clock, takeTurn: TakeTurn, count: number): number[] {
  const times: number[] = [];
  for (let asked = 0; asked < count; asked++) {
    void takeTurn().then((waitMs) => {
      if (waitMs === 0) times.push(clock.now());
    });
  }
  return times;
}

describe("tokenBucket({ capacity, perSecond, maxWaitMs })", () => {
  // A timer may fire up to a millisecond early, so that each wait is a millisecond longer.
  it("spaces turns evenly, in the order of the calls", async () => {
    const clock = manualClock();
    const times = turnTimes(clock, tokenBucket({ capacity: 1, perSecond: 50, maxWaitMs: 1000, clock }), 5);
    await clock.advance(1000);
    expect(times).toEqual([0, 21, 42, 63, 84]);
  });

  it("gives out its capacity at once, then spaces", async () => {
    const clock = manualClock();
    const times = turnTimes(clock, tokenBucket({ capacity: 3, perSecond: 10, maxWaitMs: 1000, clock }), 4);
    await clock.advance(1000);
    expect(times).toEqual([0, 0, 0, 101]);
  });

  it("rejects callers that would wait too long, at once and without taking a turn", async () => {
    const clock = manualClock();
    const takeTurn = tokenBucket({ capacity: 1, perSecond: 10, maxWaitMs: 150, clock });
    const turns = [takeTurn(), takeTurn(), takeTurn(), takeTurn()];
    // No time passes. The third turn would come after 200 ms, and may be waited for once 50 of them have passed.
    expect(await Promise.all(turns.slice(2))).toEqual([50, 50]);
    await clock.advance(110);
    expect(await Promise.all(turns)).toEqual([0, 0, 50, 50]);
    // The two turned away left nothing behind: the next turn is due 200 ms after the first.
    const times = turnTimes(clock, takeTurn, 1);
    await clock.advance(1000);
    expect(times).toEqual([202]);
  });

  it("spaces turns from when the last one really came, however late timers fire", async () => {
    const clock = manualClock();
    // Every timer fires 180 ms late: three turns would be due by then.
    const late: Clock = { now: clock.now, sleep: (ms) => clock.sleep(ms + 180) };
    const times = turnTimes(clock, tokenBucket({ capacity: 1, perSecond: 20, maxWaitMs: 1000, clock: late }), 4);
    await clock.advance(2000);
    expect(times).toHaveLength(4);
    for (const [index, atMs] of times.entries()) {
      if (index > 0) expect(atMs - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(50);
    }
  });

  it("sends fifty artists' two requests each within 30 seconds at Last.fm's rate, and five of them in any one at most", async () => {
    const clock = manualClock();
    const times = turnTimes(clock, tokenBucket({ ...RATES.lastfm, maxWaitMs: Number.POSITIVE_INFINITY, clock }), 100);
    await clock.advance(30_000);
    expect(times).toHaveLength(100);
    expect(times.at(-1)).toBeLessThan(25_000);
    for (const [index, atMs] of times.entries()) {
      expect(times.slice(index).filter((other) => other < atMs + 1000).length).toBeLessThanOrEqual(5);
    }
  });

  it("rejects none of twenty pages with two requests each at Last.fm's rate", async () => {
    const clock = manualClock();
    const times = turnTimes(clock, tokenBucket({ ...RATES.lastfm, clock }), 40);
    await clock.advance(30_000);
    expect(times).toHaveLength(40);
  });

  it("never sends MusicBrainz two requests within a second", async () => {
    const clock = manualClock();
    const times = turnTimes(clock, tokenBucket({ ...RATES.musicbrainz, clock }), 8);
    await clock.advance(30_000);
    expect(times).toHaveLength(8);
    for (const [index, atMs] of times.entries()) {
      if (index > 0) expect(atMs - (times[index - 1] ?? 0)).toBeGreaterThan(1000);
    }
  });

  it("gives a continued request the next turn, and never rejects it", async () => {
    const clock = manualClock();
    const takeTurn = tokenBucket({ capacity: 1, perSecond: 20, maxWaitMs: 80, clock });
    const order: string[] = [];
    const take = async (name: string, isContinued: boolean) => {
      if ((await takeTurn(isContinued)) === 0) order.push(name);
    };
    const all = [take("a", false), take("b", false), take("c", false), take("d", false), take("a again", true)];
    await clock.advance(1000);
    await Promise.all(all);
    expect(order).toEqual(["a", "a again", "b"]);
  });
});
