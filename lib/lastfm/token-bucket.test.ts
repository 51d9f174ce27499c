import { setTimeout as sleep } from "node:timers/promises";
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

  it("spaces turns from when the last one really came, however late timers fire", async () => {
    const takeTurn = tokenBucket({ capacity: 1, perSecond: 20, maxWaitMs: 1000 });
    const times = turnTimes(takeTurn, 6);
    await sleep(20);
    const endMs = performance.now() + 180;
    while (performance.now() < endMs) {
      // Nothing else runs meanwhile: three turns would be due at its end.
    }
    for (const [index, atMs] of (await times).entries()) {
      if (index > 0) expect(atMs - ((await times)[index - 1] ?? 0)).toBeGreaterThanOrEqual(50);
    }
  });

  it("gives a continued question the next turn, and never turns it away", async () => {
    const takeTurn = tokenBucket({ capacity: 1, perSecond: 20, maxWaitMs: 80 });
    const order: string[] = [];
    const take = async (name: string, isContinued: boolean) => {
      if (await takeTurn(isContinued)) order.push(name);
    };
    await Promise.all([take("a", false), take("b", false), take("c", false), take("d", false), take("a again", true)]);
    expect(order).toEqual(["a", "a again", "b"]);
  });
});
