import { setTimeout as sleep } from "node:timers/promises";
import { type Failed, isFailed, RESPONSE_MAX_BYTES, readBounded } from "./response.ts";
import type { Upstream } from "./upstream.ts";

export type RequestOptions = {
  /** Base address of the API, without a trailing slash. */
  apiUrl: string;
  /** How Last.fm can reach the operator; goes into the User-Agent. */
  contact: string | undefined;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** Per request, until the last byte. */
  timeoutMs?: number;
  /** Mean pause before the one retry. */
  retryDelayMs?: number;
  /** Sends each request, or returns a failure if Last.fm must not be called now; not part of the request's timeout. */
  send?: Upstream["send"];
  /** The request follows up on another: if it were rejected, that one would have to be repeated. */
  isContinued?: boolean;
};

/** Interprets a response; `text` is null if it was larger than RESPONSE_MAX_BYTES. */
export type Reader<R> = (status: number, retryAfter: string | null, text: string | null) => R | Failed;

/**
 * Sends a request to the API, and retries once on errors that may pass: error 8, 11 or 16, HTTP 5xx, a broken connection.
 * A timeout isn't retried, since upstream is busy enough. Every upstream fault becomes a reply.
 * @throws the signal's reason when `signal` aborts, nothing else
 */
export async function requestWithRetry<R extends { kind: string }>(
  parameters: Record<string, string>,
  apiKey: string,
  read: Reader<R>,
  options: RequestOptions,
): Promise<R | Failed> {
  const { retryDelayMs = 300, signal, isContinued, send = (request) => request() } = options;
  const first = await send(() => requestOnce(parameters, apiKey, read, options), isContinued);
  if (!isFailed(first) || !first.retryable) return first;
  await sleep(retryDelayMs * (0.5 + Math.random()), undefined, { signal });
  return send(() => requestOnce(parameters, apiKey, read, options), true);
}

async function requestOnce<R extends { kind: string }>(
  parameters: Record<string, string>,
  apiKey: string,
  read: Reader<R>,
  options: RequestOptions,
): Promise<R | Failed> {
  const { apiUrl, contact, signal, timeoutMs = 3000 } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const query = new URLSearchParams({ ...parameters, format: "json", api_key: apiKey });
  let response: Response;
  let text: string | null;
  try {
    response = await (options.fetch ?? fetch)(`${apiUrl}/?${query}`, {
      headers: { accept: "application/json", "user-agent": userAgent(contact) },
      // The key is in the address, so it must go to that address and nowhere else.
      redirect: "error",
      // The services manage lifetimes; Next's own data cache would add a second set.
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await readBounded(response, RESPONSE_MAX_BYTES);
  } catch {
    signal?.throwIfAborted();
    if (timeout.aborted) return { kind: "failed", reason: "timeout", retryable: false };
    return { kind: "failed", reason: "network", retryable: true };
  }
  return read(response.status, response.headers.get("retry-after"), text);
}

function userAgent(contact: string | undefined): string {
  // Header values are Latin-1 at most: any other character would make every request throw.
  const printable = contact?.replace(/[^\x20-\x7E]/g, "").trim();
  return printable ? `Kindred (${printable})` : "Kindred";
}
