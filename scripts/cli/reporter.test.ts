import { afterEach, describe, expect, it, vi } from "vitest";
import { quietReporter, StageClock } from "./reporter.ts";

describe("StageClock", () => {
  afterEach(() => vi.restoreAllMocks());

  it("counts every moment from the start in one stage, also those between two, and when one fails", async () => {
    let nowMs = 500;
    vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    const passing = (ms: number) => {
      nowMs += ms;
    };
    const clock = new StageClock(quietReporter, 100);
    await clock.run("read", async () => passing(1000));
    passing(20);
    await expect(clock.run("write", () => Promise.reject(new Error("full")))).rejects.toThrow("full");
    passing(3);
    clock.end("tidy up");
    expect(clock.stages.map(({ name, seconds }) => [name, seconds])).toEqual([
      ["read", 1.4],
      ["write", 0.02],
      ["tidy up", 0.003],
    ]);
  });
});
