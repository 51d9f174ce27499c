import { describe, expect, it } from "vitest";
import { randomStream, xoshiro128 } from "./random-stream.ts";

function take<T>(count: number, next: () => T): T[] {
  return Array.from({ length: count }, next);
}

describe("xoshiro128", () => {
  it("xoshiro128([1, 2, 3, 4]) gives the words of the reference C implementation", () => {
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe("randomStream", () => {
  it("randomStream(seed, label) repeats itself", () => {
    expect(take(5, randomStream(1, "a"))).toEqual(take(5, randomStream(1, "a")));
  });

  it("randomStream(seed, label) differs by seed and by label", () => {
    const first = randomStream(1, "a")();
    expect(randomStream(2, "a")()).not.toBe(first);
    expect(randomStream(1, "b")()).not.toBe(first);
  });

  it("randomStream() is uniform over [0, 1)", () => {
    const values = take(100_000, randomStream(7, "uniform"));
    const deciles = new Array<number>(10).fill(0);
    for (const value of values) deciles[Math.floor(value * 10)] = (deciles[Math.floor(value * 10)] ?? 0) + 1;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    // 10,000 expected in each; 5 standard deviations are 475.
    for (const count of deciles) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });
});
