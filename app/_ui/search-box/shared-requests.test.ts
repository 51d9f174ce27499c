import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { shareRequests } from "./shared-requests.ts";

/** Requests that the test answers by hand. */
function stub() {
  const requested: {
    path: string;
    signal: AbortSignal;
    answer: (value: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const get = shareRequests<string>(
    (path, signal) =>
      new Promise((answer, fail) => {
        requested.push({ path, signal, answer, fail });
        signal.addEventListener("abort", () => fail(new Error("aborted")));
      }),
  );
  return { requested, get };
}

const never = new AbortController().signal;

describe("shareRequests", () => {
  it("get(path) sends one request for concurrent callers, and none once it has a result", async () => {
    const { requested, get } = stub();
    const both = Promise.all([get("a", never), get("a", never)]);
    requested[0]?.answer("A");
    expect(await both).toEqual(["A", "A"]);
    expect(await get("a", never)).toBe("A");
    expect(requested).toHaveLength(1);
  });

  it("get(path) aborts a request when its only caller has gone", async () => {
    const { requested, get } = stub();
    const caller = new AbortController();
    const gone = expect(get("a", caller.signal)).rejects.toThrow("aborted");
    caller.abort();
    await sleep(5);
    expect(requested[0]?.signal.aborted).toBe(true);
    await gone;
  });

  it("get(path) keeps a request that the next caller joins in the same task", async () => {
    const { requested, get } = stub();
    const first = new AbortController();
    const gone = expect(get("a", first.signal)).rejects.toThrow();
    first.abort();
    const second = get("a", never);
    await sleep(5);
    expect(requested).toHaveLength(1);
    requested[0]?.answer("A");
    expect(await second).toBe("A");
    await gone;
  });

  it("get(path) retries after a failure", async () => {
    const { requested, get } = stub();
    const failed = expect(get("a", never)).rejects.toThrow("offline");
    requested[0]?.fail(new Error("offline"));
    await failed;
    const second = get("a", never);
    requested[1]?.answer("A");
    expect(await second).toBe("A");
  });

  it("get(path) sends no request for a caller that has already gone", async () => {
    const { requested, get } = stub();
    await expect(get("a", AbortSignal.abort())).rejects.toThrow();
    expect(requested).toHaveLength(0);
  });
});
