import { retryAfterMs } from "../primitives/retry-after.ts";
import type { Failed, UnavailableReason } from "./failure.ts";

/** A text about an artist takes up to some 100 kB; more than this isn't one. Counted after decompression. */
export const RESPONSE_MAX_BYTES = 1_048_576;

/** Makes a failure of a response; if upstream names a time, it must not be called before then. */
export function failedWith(reason: UnavailableReason, retryAfter: string | null, isRetryable = false): Failed {
  const retryAfterSeconds = parseRetryAfter(retryAfter, Date.now());
  return { kind: "failed", reason, retryable: isRetryable && retryAfterSeconds === undefined, retryAfterSeconds };
}

/** The failure that an HTTP status means by itself; null for one that means none. */
export function statusFailure(status: number, retryAfter: string | null): Failed | null {
  if (status === 429) return failedWith("rate-limited", retryAfter);
  if (status >= 500) return failedWith("temporary", retryAfter, true);
  if (status === 401 || status === 403) return failedWith("refused", retryAfter);
  return null;
}

/** `Retry-After` in whole seconds, at least 1; undefined if there is none. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const waitMs = retryAfterMs(header, nowMs);
  return waitMs === null ? undefined : Math.max(1, Math.ceil(waitMs / 1000));
}

/** The body as text, or null as soon as it proves larger than `maxBytes`; the rest is not read. */
export async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    sizeBytes += part.value.byteLength;
    if (sizeBytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
