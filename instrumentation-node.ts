import { log } from "./http/log.ts";
import { readEnvironment } from "./lib/contracts/environment.ts";

/** Once a server, before its first request. A wrong variable ends it here, instead of failing on some page later. */
export function startServer(): void {
  try {
    const { LASTFM_API_KEY } = readEnvironment(process.env);
    log("info", "server.started", { node: process.version, hasBiographies: LASTFM_API_KEY !== undefined });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
