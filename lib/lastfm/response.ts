import * as v from "valibot";
import { retryAfterMs } from "../primitives/retry-after.ts";
import type { UnavailableReason } from "./outcome.ts";

/** A bio takes up to some 100 kB; more than this isn't one. Counted after decompression. */
export const RESPONSE_MAX_BYTES = 1_048_576;

const Digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

const ErrorBody = v.object({ error: v.union([v.pipe(v.number(), v.integer()), Digits]) });

/** The parts of artist.getinfo's JSON that Kindred reads; the API sends every value as a string. */
const ArtistBody = v.object({
  artist: v.object({
    name: v.string(),
    url: v.optional(v.string()),
    stats: v.fallback(v.optional(v.object({ listeners: Digits })), undefined),
    bio: v.optional(v.object({ summary: v.optional(v.string(), ""), content: v.optional(v.string(), "") })),
  }),
});

export type ArtistInfo = v.InferOutput<typeof ArtistBody>["artist"];

export type Reply = { kind: "artist"; artist: ArtistInfo } | { kind: "not-found" } | Failed;

export type Failed = { kind: "failed"; reason: UnavailableReason; retryable: boolean; retryAfterSeconds?: number };

export function isFailed(reply: { kind: string }): reply is Failed {
  return reply.kind === "failed";
}

const NOT_FOUND = 6;
const TEMPORARY = new Set([8, 11, 16]);
const RATE_LIMITED = 29;
/** Authentication failed, invalid session, key or signature, key suspended. */
const REFUSED = new Set([4, 9, 10, 13, 26]);

/**
 * Interprets a response of artist.getinfo. The body takes precedence over the status: the API sends errors with
 * HTTP 200, and HTML when it is down.
 * @param text the whole body, or null if it was larger than RESPONSE_MAX_BYTES
 */
export function readReply(status: number, retryAfter: string | null, text: string | null): Reply {
  const json = text === null ? undefined : parseJson(text);
  const retryAfterSeconds = parseRetryAfter(retryAfter, Date.now());
  const failed = (reason: UnavailableReason, retryable = false): Reply => ({
    kind: "failed",
    reason,
    // If upstream names a time, it must not be called before then.
    retryable: retryable && retryAfterSeconds === undefined,
    retryAfterSeconds,
  });

  const error = v.safeParse(ErrorBody, json);
  if (error.success) {
    const code = error.output.error;
    if (code === NOT_FOUND) return { kind: "not-found" };
    if (code === RATE_LIMITED) return failed("rate-limited");
    if (TEMPORARY.has(code)) return failed("temporary", true);
    return failed(REFUSED.has(code) ? "refused" : "unreadable");
  }
  if (status === 429) return failed("rate-limited");
  if (status >= 500) return failed("temporary", true);
  if (status === 401 || status === 403) return failed("refused");
  const body = v.safeParse(ArtistBody, json);
  return status === 200 && body.success ? { kind: "artist", artist: body.output.artist } : failed("unreadable");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
