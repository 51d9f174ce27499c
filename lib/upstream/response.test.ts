import { describe, expect, it } from "vitest";
import { parseRetryAfter, readBounded } from "./response.ts";

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
