import { describe, expect, it } from "vitest";
import { drawResamples, estimate, estimateDifference } from "./bootstrap.ts";

const ones = (length: number) => new Float64Array(length).fill(1);

describe("estimate", () => {
  it("estimate(tallies) divides sums, so that users with more trials weigh more", () => {
    const tallies = { hits: Float64Array.of(1, 0), trials: Float64Array.of(1, 3) };
    expect(estimate(tallies, drawResamples(2, 100, 1)).mean).toBe(0.25);
  });

  it("estimate(tallies) covers about the same as the normal approximation", () => {
    const users = 400;
    const hits = Float64Array.from({ length: users }, (_, user) => (user % 4 === 0 ? 1 : 0));
    const { mean, low, high } = estimate({ hits, trials: ones(users) }, drawResamples(users, 2000, 1));
    const halfWidth = 1.96 * Math.sqrt((0.25 * 0.75) / users);
    expect(mean).toBe(0.25);
    expect(mean - low).toBeCloseTo(halfWidth, 2);
    expect(high - mean).toBeCloseTo(halfWidth, 2);
  });

  it("estimate(tallies) of identical users has no width, and is the same for a seed", () => {
    const tallies = { hits: ones(10).map(() => 0.5), trials: ones(10) };
    expect(estimate(tallies, drawResamples(10, 50, 3))).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(drawResamples(10, 50, 3)).toEqual(drawResamples(10, 50, 3));
    expect(drawResamples(10, 50, 4)).not.toEqual(drawResamples(10, 50, 3));
  });
});

describe("estimateDifference", () => {
  it("estimateDifference(a, b) is paired: a constant difference has no width, however users differ", () => {
    const hits = Float64Array.from({ length: 50 }, (_, user) => user / 100);
    const better = hits.map((value) => value + 0.25);
    const { mean, low, high } = estimateDifference(
      { hits: better, trials: ones(50) },
      { hits, trials: ones(50) },
      drawResamples(50, 100, 1),
    );
    for (const value of [mean, low, high]) expect(value).toBeCloseTo(0.25, 12);
  });
});
