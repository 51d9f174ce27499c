import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { log } from "./http/log.ts";
import { readEnvironment } from "./lib/contracts/environment.ts";

/** Once a server, before its first request. A wrong variable ends it here, instead of failing on some page later. */
export function startServer(): void {
  try {
    const { LASTFM_API_KEY } = readEnvironment(process.env);
    subscribe("http.server.request.start", refuseTrace);
    log("info", "server.started", { node: process.version, hasBiographies: LASTFM_API_KEY !== undefined });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
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
