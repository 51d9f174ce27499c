import type { BioResponse } from "./contract.ts";

/**
 * Why there is no answer, in our own words; what upstream said goes no further than the client.
 * - `timeout`, `network`: no whole answer came
 * - `temporary`: upstream says that it is down for now (errors 8, 11, 16, or HTTP 5xx)
 * - `rate-limited`: error 29 or HTTP 429
 * - `refused`: the key isn't accepted (errors 4, 9, 10, 13, 26, or HTTP 401 and 403); only the operator can mend it
 * - `unreadable`: an answer, but none that the API's documentation tells of (HTML, half a body, too large, another shape)
 * - `busy`: our own limit on requests, upstream wasn't asked
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
