import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LastingProfile, ProfileResponse } from "../../../lib/profiles/contract.ts";
import { createScheduler } from "./scheduler.ts";

const NONE: ProfileResponse = { outcome: "none", tags: [] };
const BUSY: ProfileResponse = { outcome: "unavailable", retryAfterSeconds: 7 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A scheduler whose requests end when the test says so. */
function page() {
  const pending = new Map<string, (response: ProfileResponse | Promise<never>) => void>();
  const asked: string[] = [];
  const arrived = new Map<string, LastingProfile>();
  let isOff = false;
  const scheduler = createScheduler({
    request(slug) {
      asked.push(slug);
      return new Promise((resolve) => pending.set(slug, resolve));
    },
    arrive: (slug, profile) => void arrived.set(slug, profile),
    turnOff: () => {
      isOff = true;
    },
    isOff: () => isOff,
    random: () => 0,
  });
  return {
    asked,
    arrived,
    scheduler,
    isOff: () => isOff,
    async want(...slugs: string[]) {
      for (const slug of slugs) scheduler.want(slug, slug === "own");
      await vi.advanceTimersByTimeAsync(0);
    },
    async respond(slug: string, response: ProfileResponse | Promise<never> = NONE) {
      pending.get(slug)?.(response);
      pending.delete(slug);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe("createScheduler().want(slug, isOwn)", () => {
  it("asks for the page's own artist first, wherever it stands, then two at a time", async () => {
    const { asked, want, respond } = page();
    await want("a", "b", "own", "c");
    expect(asked).toEqual(["own"]);
    await respond("own");
    expect(asked).toEqual(["own", "a", "b"]);
    await respond("b");
    expect(asked).toEqual(["own", "a", "b", "c"]);
  });

  it("asks for an artist once, however many places show it, and never again after its response", async () => {
    const { asked, arrived, want, respond } = page();
    await want("a", "a", "b");
    await respond("a");
    await respond("b");
    await want("a", "b");
    expect(asked).toEqual(["a", "b"]);
    expect([...arrived]).toEqual([
      ["a", NONE],
      ["b", NONE],
    ]);
  });

  it("waits as long as it is told, then asks again, after the others", async () => {
    const { asked, arrived, want, respond } = page();
    await want("a", "b");
    await respond("a", BUSY);
    await vi.advanceTimersByTimeAsync(6999);
    expect(asked).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["a", "b", "a"]);
    await respond("a");
    expect(arrived.has("a")).toBe(true);
  });

  it("waits longer each time nothing but refusals come, and gives an artist up after five", async () => {
    const { asked, want, respond } = page();
    const startMs = Date.now();
    const times: number[] = [];
    await want("a");
    for (let attempt = 0; attempt < 8; attempt++) {
      if (asked.length > times.length) times.push((Date.now() - startMs) / 1000);
      await respond("a", BUSY);
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect(times).toHaveLength(5);
    await want("a");
    expect(asked).toHaveLength(5);
  });

  it("takes a failed request for a reason to wait, not for a response", async () => {
    const { asked, want, respond } = page();
    await want("a");
    await respond("a", Promise.reject(new Error("offline")));
    await vi.advanceTimersByTimeAsync(14_000);
    expect(asked).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual(["a", "a"]);
  });

  it("ends at the first response that says there are no profiles", async () => {
    const { asked, arrived, want, respond, isOff } = page();
    await want("a", "b", "c", "d");
    await respond("a", { outcome: "disabled" });
    await want("e");
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual(["a"]);
    expect(isOff()).toBe(true);
    expect(arrived.size).toBe(0);
  });
});

describe("createScheduler().drop(slug)", () => {
  it("does not ask for what has left the viewport before its turn", async () => {
    const { asked, want, respond, scheduler } = page();
    await want("a", "b", "c", "d", "c");
    scheduler.drop("d");
    // It is still in view elsewhere.
    scheduler.drop("c");
    await respond("a");
    await respond("b");
    expect(asked).toEqual(["a", "b", "c"]);
  });

  it("does not ask again for what has left while its request was refused", async () => {
    const { asked, want, respond, scheduler } = page();
    await want("a");
    scheduler.drop("a");
    await respond("a", BUSY);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual(["a"]);
    await want("a");
    expect(asked).toEqual(["a", "a"]);
  });

  it("keeps the response of what has left meanwhile", async () => {
    const { arrived, want, respond, scheduler } = page();
    await want("a");
    scheduler.drop("a");
    await respond("a");
    expect(arrived.has("a")).toBe(true);
  });
});
