import { setTimeout as sleep } from "node:timers/promises";
import { type Failed, isFailed } from "./failure.ts";
import { RESPONSE_MAX_BYTES, readBounded } from "./response.ts";
import type { Upstream } from "./upstream.ts";

/** How a request is sent, whatever it asks. */
export type RequestOptions = {
  /** How upstream can reach the operator; goes into the User-Agent. */
  contact: string | undefined;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** Per request, until the last byte. */
  timeoutMs?: number;
  /** Mean pause before the one retry. */
  retryDelayMs?: number;
  /** Sends each request, or returns a failure if upstream must not be called now; not part of the request's timeout. */
  send?: Upstream["send"];
  /** The request follows up on another: if it were rejected, that one would have to be repeated. */
  isContinued?: boolean;
};

/** Interprets a response; `text` is null if it was larger than RESPONSE_MAX_BYTES. */
export type Reader<R> = (response: Response, text: string | null) => R | Failed;

export type Call<R> = {
  url: string;
  acceptLanguage?: string;
  /** `error`: a failure. `manual`: the reader gets the redirect itself. None is followed unseen. */
  redirect: "error" | "manual";
  read: Reader<R>;
};

/**
 * Sends a request upstream, and retries once on failures that may pass: a broken connection, or what the reader calls
 * retryable. A timeout isn't retried, since upstream is busy enough. Every upstream fault becomes a reply.
 * @throws the signal's reason when `signal` aborts, nothing else
 */
export async function requestWithRetry<R extends { kind: string }>(
  call: Call<R>,
  options: RequestOptions,
): Promise<R | Failed> {
  const { retryDelayMs = 300, signal, isContinued, send = (request) => request() } = options;
  const first = await send(() => requestOnce(call, options), isContinued);
  if (!isFailed(first) || !first.retryable) return first;
  await sleep(retryDelayMs * (0.5 + Math.random()), undefined, { signal });
  return send(() => requestOnce(call, options), true);
}

async function requestOnce<R extends { kind: string }>(call: Call<R>, options: RequestOptions): Promise<R | Failed> {
  const { contact, signal, timeoutMs = 3000 } = options;
  const { url, acceptLanguage, redirect, read } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string | null;
  try {
    response = await (options.fetch ?? fetch)(url, {
      headers: {
        accept: "application/json",
        "user-agent": userAgent(contact),
        ...(acceptLanguage !== undefined && { "accept-language": acceptLanguage }),
      },
      redirect,
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
  return read(response, text);
}

function userAgent(contact: string | undefined): string {
  // Header values are Latin-1 at most: any other character would make every request throw.
  const printable = contact?.replace(/[^\x20-\x7E]/g, "").trim();
  return printable ? `Kindred (${printable})` : "Kindred";
}
