import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { retryAfterMs } from "../../lib/primitives/retry-after.ts";
import { networkFault, TransferFault } from "./fault.ts";

const MAX_REDIRECTS = 5;
/**
 * How far the disk may lag behind. If undici has paused just when a server closes its connection at the end of a response,
 * one of its assertions ends the process: with undici's 64 KiB that happened to small files on fast connections.
 */
const READ_AHEAD_BYTES = 64 * 2 ** 20;
/** Statuses worth a retry: timeouts, limits, and server errors. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

const PROXY_VARIABLES = ["http_proxy", "https_proxy"];

export interface HttpLimits {
  connectMs: number;
  /** From the request to the first line of the response. */
  headersMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
}

export const HTTP_LIMITS: HttpLimits = { connectMs: 15_000, headersMs: 60_000, idleMs: 30_000 };

export interface HttpResponse {
  /** 200, 206 or 416; anything else is thrown as a fault. */
  status: number;
  /** Where the redirects ended. */
  url: URL;
  header(name: string): string | null;
  body: Dispatcher.ResponseData["body"];
}

/** Sends requests, through the proxy in HTTP_PROXY, HTTPS_PROXY and NO_PROXY (or lower case) if set. */
export class HttpClient {
  readonly #agent: Agent | EnvHttpProxyAgent;

  constructor(limits: HttpLimits = HTTP_LIMITS) {
    const options = {
      connect: { timeout: limits.connectMs },
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.idleMs,
    };
    const hasProxy = PROXY_VARIABLES.some((name) => process.env[name] || process.env[name.toUpperCase()]);
    // The proxy agent warns at every start that it is experimental: not used without a proxy.
    this.#agent = hasProxy ? new EnvHttpProxyAgent(options) : new Agent(options);
  }

  /**
   * GETs `url`, following at most five redirects, none of them from https to anything else.
   * @throws TransferFault for anything but 200, 206 and 416; the signal's reason if it is aborted
   */
  async get(url: string, headers: Record<string, string>, signal: AbortSignal | undefined): Promise<HttpResponse> {
    let address = new URL(url);
    const seen = new Set<string>();
    for (let hops = 0; ; hops++) {
      const response = await this.#request(address, headers, signal);
      if (response.status < 300 || response.status >= 400) return acceptable(response);
      response.body.destroy();
      seen.add(address.href);
      address = redirectTarget(response, address);
      if (seen.has(address.href)) throw new TransferFault("the server redirects in a circle", { mayPass: false });
      if (hops === MAX_REDIRECTS) throw new TransferFault("the server redirects too often", { mayPass: false });
    }
  }

  async #request(url: URL, headers: Record<string, string>, signal: AbortSignal | undefined): Promise<HttpResponse> {
    try {
      const {
        statusCode,
        headers: found,
        body,
      } = await request(url, {
        dispatcher: this.#agent,
        headers,
        signal,
        highWaterMark: READ_AHEAD_BYTES,
      });
      // An abandoned body must not end the process.
      body.on("error", () => {});
      const header = (name: string) => [found[name] ?? null].flat()[0] ?? null;
      return { status: statusCode, url, header, body };
    } catch (error) {
      signal?.throwIfAborted();
      throw networkFault(error) ?? error;
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

function redirectTarget({ header, status }: HttpResponse, from: URL): URL {
  const location = header("location");
  if (location === null || !URL.canParse(location, from)) {
    throw new TransferFault(`the server answered ${status} without a target address`, { mayPass: false });
  }
  const target = new URL(location, from);
  const isWeb = target.protocol === "https:" || (target.protocol === "http:" && from.protocol === "http:");
  if (isWeb) return target;
  throw new TransferFault(`the server redirects to ${target.protocol}//${target.host}, which is refused`, {
    mayPass: false,
  });
}

function acceptable(response: HttpResponse): HttpResponse {
  const { status, header, body } = response;
  if (status === 200 || status === 206 || status === 416) return response;
  body.destroy();
  const mayPass = PASSING_STATUS.has(status);
  const wait = retryAfterMs(header("retry-after"), Date.now());
  throw new TransferFault(`the server answered ${status}`, { mayPass, retryAfterMs: wait, status });
}
