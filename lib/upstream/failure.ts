/**
 * Why there is no response, in our own words; upstream's own message goes no further than its reader.
 * - `timeout`, `network`: no complete response arrived
 * - `temporary`: upstream says that it is down for now (HTTP 5xx, or an error that means the same)
 * - `rate-limited`: HTTP 429, or an error that means the same
 * - `refused`: key or client are not accepted (HTTP 401 and 403, or such an error); only the operator can fix it
 * - `unreadable`: a response that upstream's documentation does not describe (HTML, half a body, too large, another shape)
 * - `busy`: our own request limit; nothing was sent upstream
 */
export type UnavailableReason =
  | "timeout"
  | "network"
  | "temporary"
  | "rate-limited"
  | "refused"
  | "unreadable"
  | "busy";

export type Failed = { kind: "failed"; reason: UnavailableReason; retryable: boolean; retryAfterSeconds?: number };

export type Unavailable = { outcome: "unavailable"; reason: UnavailableReason; retryAfterSeconds?: number };

export function isFailed(reply: { kind: string }): reply is Failed {
  return reply.kind === "failed";
}

export function toUnavailable({ reason, retryAfterSeconds }: Failed): Unavailable {
  return { outcome: "unavailable", reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}
