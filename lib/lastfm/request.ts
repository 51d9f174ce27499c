import type { Failed } from "../upstream/failure.ts";
import { type RequestOptions, requestWithRetry } from "../upstream/request.ts";

export type LastfmOptions = RequestOptions & {
  /** Undefined: Last.fm is off. Sent upstream only; no outcome, error or log contains it. */
  apiKey: string | undefined;
  /** Base address of the API, without a trailing slash. */
  apiUrl: string;
};

/** Interprets a response of the API; `text` is null if it was too large. */
export type LastfmReader<R> = (status: number, retryAfter: string | null, text: string | null) => R | Failed;

/** Sends a request to Last.fm's API, as `requestWithRetry` does. */
export function requestLastfm<R extends { kind: string }>(
  parameters: Record<string, string>,
  apiKey: string,
  read: LastfmReader<R>,
  options: LastfmOptions,
): Promise<R | Failed> {
  const query = new URLSearchParams({ ...parameters, format: "json", api_key: apiKey });
  const call = {
    url: `${options.apiUrl}/?${query}`,
    // The key is in the address, so it must go to that address and nowhere else.
    redirect: "error",
    read: ({ status, headers }: Response, text: string | null) => read(status, headers.get("retry-after"), text),
  } as const;
  return requestWithRetry(call, options);
}
