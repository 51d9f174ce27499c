import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Failed } from "./failure.ts";
import { createUpstream, type UpstreamEvent } from "./upstream.ts";

const FAST = { capacity: 1000, perSecond: 1000, maxWaitMs: 1000 };
type Reply = { kind: "found" } | Failed;
const answered: Reply = { kind: "found" };
const failed = (reason: Failed["reason"], retryAfterSeconds?: number): Reply => ({
  kind: "failed",
  reason,
  retryable: true,
  retryAfterSeconds,
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function upstream() {
  const events: UpstreamEvent[] = [];
  const { send, state } = createUpstream({ name: "lastfm", rate: FAST, report: (event) => events.push(event) });
  const request = vi.fn<() => Promise<Reply>>();
  return {
    events,
    state,
    request,
    send: (reply: Reply) => send(request.mockResolvedValue(reply)),
    /** Like send, for a request that ends when it is told to. */
    sendSlowly() {
      let end: (reply: Reply) => void = () => {};
      const reply = send(request.mockReturnValue(new Promise((resolve) => (end = resolve))));
      return { reply, end: (with_: Reply) => end(with_) };
    },
  };
}

describe("createUpstream().send(request) breaks the circuit", () => {
  it.each(["timeout", "network", "temporary", "unreadable"] as const)("after five of %s in a row", async (reason) => {
    const { send, request, state, events } = upstream();
    for (let fault = 0; fault < 5; fault++) expect(await send(failed(reason))).toMatchObject({ reason });
    expect(await send(answered)).toEqual({ kind: "failed", reason: "busy", retryable: false, retryAfterSeconds: 3 });
    expect(request).toHaveBeenCalledTimes(5);
    expect(state()).toBe("failing");
    expect(events).toEqual([{ event: "lastfm.down" }]);
  });

  it("not for faults with successes between them", async () => {
    const { send, request } = upstream();
    for (let turn = 0; turn < 20; turn++) await send(turn % 5 === 4 ? answered : failed("timeout"));
    expect(request).toHaveBeenCalledTimes(20);
  });

  it("and closes it when a probe succeeds, three seconds later", async () => {
    const { send, state, events } = upstream();
    for (let fault = 0; fault < 5; fault++) await send(failed("network"));
    vi.advanceTimersByTime(3001);
    expect(await send(answered)).toBe(answered);
    expect(await send(answered)).toBe(answered);
    expect(state()).toBe("answering");
    expect(events).toEqual([{ event: "lastfm.down" }, { event: "lastfm.back" }]);
  });

  it("and sends one probe at a time, three seconds apart", async () => {
    const { send, sendSlowly, request } = upstream();
    for (let fault = 0; fault < 5; fault++) await send(failed("network"));
    vi.advanceTimersByTime(3001);
    const probe = sendSlowly();
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(6));
    expect(await send(answered)).toMatchObject({ reason: "busy" });
    probe.end(failed("network"));
    await probe.reply;
    vi.advanceTimersByTime(2000);
    expect(await send(answered)).toMatchObject({ reason: "busy" });
    expect(request).toHaveBeenCalledTimes(6);
  });
});

describe("createUpstream().send(request) pauses", () => {
  it("for the time that Last.fm names, at most an hour", async () => {
    const { send, state } = upstream();
    expect(await send(failed("temporary", 42))).toMatchObject({ retryAfterSeconds: 42, retryable: false });
    expect(state()).toBe("paused");
    vi.advanceTimersByTime(41_000);
    expect(await send(answered)).toMatchObject({ reason: "busy", retryAfterSeconds: 1 });
    vi.advanceTimersByTime(1001);
    expect(await send(failed("rate-limited", 1_000_000))).toMatchObject({ retryAfterSeconds: 3600 });
  });

  it("five seconds for a rate limit without a time", async () => {
    const { send } = upstream();
    expect(await send(failed("rate-limited"))).toMatchObject({ retryAfterSeconds: 5 });
    vi.advanceTimersByTime(5001);
    expect(await send(answered)).toBe(answered);
  });

  it("twice as long after each refusal of the key, up to ten minutes", async () => {
    const { send, state } = upstream();
    const pauses: unknown[] = [];
    for (let refusal = 0; refusal < 9; refusal++) {
      const reply = await send(failed("refused"));
      pauses.push(reply.kind === "failed" && reply.retryAfterSeconds);
      vi.advanceTimersByTime(600_001);
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
    await send(answered);
    expect(state()).toBe("answering");
    expect(await send(failed("refused"))).toMatchObject({ retryAfterSeconds: 5 });
  });
});
