import type { BioResponse } from "./contract.ts";

/**
 * Why there is no response, in our own words; upstream's own message goes no further than the client.
 * - `timeout`, `network`: no complete response arrived
 * - `temporary`: upstream says that it is down for now (errors 8, 11, 16, or HTTP 5xx)
 * - `rate-limited`: error 29 or HTTP 429
 * - `refused`: the key isn't accepted (errors 4, 9, 10, 13, 26, or HTTP 401 and 403); only the operator can fix it
 * - `unreadable`: a response that the API's documentation doesn't describe (HTML, half a body, too large, another shape)
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

export type Unavailable = { outcome: "unavailable"; reason: UnavailableReason; retryAfterSeconds?: number };

export type BioOutcome = Exclude<BioResponse, { outcome: "unavailable" }> | Unavailable;
