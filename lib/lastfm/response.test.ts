import { describe, expect, it } from "vitest";
import { parseRetryAfter, readBounded, readReply } from "./response.ts";

describe("readReply(status, retryAfter, text)", () => {
  it("accepts an error code written as a string", () => {
    expect(readReply(200, null, '{"error":"6","message":"not found"}')).toEqual({ kind: "not-found" });
  });

  it("does without listeners that aren't a number", () => {
    const text = JSON.stringify({ artist: { name: "Air", stats: { listeners: "many" }, bio: { content: "A duo." } } });
    expect(readReply(200, null, text)).toMatchObject({ kind: "artist", artist: { name: "Air", stats: undefined } });
  });

  it.each([
    "null",
    "[]",
    '"artist"',
    '{"artist":null}',
    '{"artist":{"name":1}}',
    '{"artist":{"name":"a","bio":"A duo."}}',
  ])("finds %s unreadable", (text) => {
    expect(readReply(200, null, text)).toMatchObject({ kind: "failed", reason: "unreadable", retryable: false });
  });
});

describe("parseRetryAfter(header, nowMs)", () => {
  const nowMs = Date.parse("2026-01-01T00:00:00Z");
  it.each([
    [null, undefined],
    ["", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["0", 1],
    [" 120 ", 120],
    ["Thu, 01 Jan 2026 00:01:30 GMT", 90],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 1],
  ])("%j is %s seconds", (header, seconds) => {
    expect(parseRetryAfter(header, nowMs)).toBe(seconds);
  });
});

describe("readBounded(response, maxBytes)", () => {
  it("reads a body of just that size", async () => {
    expect(await readBounded(new Response("é".repeat(5)), 10)).toBe("ééééé");
  });

  it("stops at the first part that goes beyond", async () => {
    let parts = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        parts += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect(await readBounded(new Response(endless), 10_000)).toBeNull();
    expect(parts).toBeLessThan(20);
  });
});
