import { setTimeout as sleep } from "node:timers/promises";
import { type Failed, isFailed, RESPONSE_MAX_BYTES, readBounded } from "./response.ts";
import type { Upstream } from "./upstream.ts";

export type RequestOptions = {
  /** Base address of the API, without a slash at the end. */
  apiUrl: string;
  /** How Last.fm can reach the operator; goes into the User-Agent. */
  contact: string | undefined;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** For each request to its last byte. */
  timeoutMs?: number;
  /** Mean pause before the one retry. */
  retryDelayMs?: number;
  /** Makes each request, or answers in its place where Last.fm isn't to be asked now; outside the request's timeout. */
  send?: Upstream["send"];
  /** The parameters follows from the answer to another: turned away, it would have that one asked again for nothing. */
  isContinued?: boolean;
};

/** Says what an answer means; `text` is null if it was larger than RESPONSE_MAX_BYTES. */
export type Reader<R> = (status: number, retryAfter: string | null, text: string | null) => R | Failed;

/**
 * Asks the API a parameters, and once more what could go better: error 8, 11 or 16, HTTP 5xx, a broken connection. A slow
 * answer isn't asked for again: upstream has enough to do. Every fault of upstream is a reply.
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
      // The key is in the address: it goes to the address given and nowhere else.
      redirect: "error",
      // Lifetimes are the services' matter; Next's own data cache would add a second set.
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
