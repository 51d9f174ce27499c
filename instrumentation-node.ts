import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import path from "node:path";
import { log } from "./http/log.ts";
import { readEnvironment } from "./lib/contracts/environment.ts";
import { claimBuild } from "./scripts/serve/claim-build.ts";

/** Containers are killed after ten seconds. */
const STOP_WITHIN_MS = 8_000;
/** Where a standalone server, which reads no next.config.js, has its build. Next would take all of it for a part of this file. */
const BESIDE = path.join(/* turbopackIgnore: true */ process.cwd(), ".next");
/** 128 + the signal's number, as shells have it. */
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

/** Once a server, before its first request. A wrong variable ends it here, instead of failing on some page later. */
export function startServer(): void {
  try {
    const { LASTFM_API_KEY } = readEnvironment(process.env);
    subscribe("http.server.request.start", refuseTrace);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => endSoon(signal));
    // `next dev` serves no build. On Vercel nobody else sees these folders.
    if (process.env.NODE_ENV === "production" && !process.env.VERCEL) claimBuild(process.env.KINDRED_BUILD ?? BESIDE);
    log("info", "server.started", { node: process.version, hasBiographies: LASTFM_API_KEY !== undefined });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * Next finishes what it has begun and waits for every connection to end, for ever: browsers hold one open that has asked
 * nothing yet, and Node no longer looks for such ones once the server is closing.
 */
function endSoon(signal: keyof typeof EXIT_BY_SIGNAL): void {
  const end = () => {
    log("warn", "server.cut", { afterMs: STOP_WITHIN_MS });
    process.exit(EXIT_BY_SIGNAL[signal]);
  };
  setTimeout(end, STOP_WITHIN_MS).unref();
}

/**
 * Next makes a Request of what it gets, the Fetch standard allows none with TRACE, and so it answers with a 500. Under the
 * name of another method that only reads and that no address knows it is refused in good order.
 */
function refuseTrace(message: unknown): void {
  if (typeof message !== "object" || message === null || !("request" in message)) return;
  const { request } = message;
  if (request instanceof IncomingMessage && request.method === "TRACE") request.method = "PROPFIND";
}
