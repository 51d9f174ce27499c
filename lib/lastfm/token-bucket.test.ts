import { describe, expect, it } from "vitest";
import { tokenBucket } from "./token-bucket.ts";

describe("tokenBucket({ capacity, perSecond, maxWaitMs })", () => {
  async function turnTimes(takeTurn: () => Promise<boolean>, count: number): Promise<number[]> {
    const startMs = performance.now();
    const times = Array.from({ length: count }, async () => {
      await takeTurn();
      return performance.now() - startMs;
    });
    return Promise.all(times);
  }

  it("spaces turns evenly, in the order of asking", async () => {
    const times = await turnTimes(tokenBucket({ capacity: 1, perSecond: 50, maxWaitMs: 1000 }), 5);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const [index, atMs] of times.entries()) expect(atMs).toBeGreaterThanOrEqual(index * 20);
  });

  it("gives out its capacity at once, then spaces", async () => {
    const times = await turnTimes(tokenBucket({ capacity: 3, perSecond: 10, maxWaitMs: 1000 }), 4);
    expect(times[2]).toBeLessThan(80);
    expect(times[3]).toBeGreaterThanOrEqual(100);
  });

  it("turns away whoever would wait too long, at once and without taking a turn", async () => {
    const takeTurn = tokenBucket({ capacity: 1, perSecond: 10, maxWaitMs: 150 });
    const startMs = performance.now();
    const turns = [takeTurn(), takeTurn(), takeTurn(), takeTurn()];
    expect(await turns[2]).toBe(false);
    expect(await turns[3]).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(80);
    expect(await Promise.all(turns)).toEqual([true, true, false, false]);
    // The two turned away left nothing behind: the next turn is due 200 ms after the first.
    expect(await takeTurn()).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(290);
  });
});
