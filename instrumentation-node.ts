import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import { Socket } from "node:net";
import path from "node:path";
import { guardConnections } from "./http/guard-connections.ts";
import { guardRequests } from "./http/guard-requests.ts";
import { log } from "./http/log.ts";
import { logConsole } from "./http/log-console.ts";
import { openFilesLimit } from "./http/open-files.ts";
import { readEnvironment } from "./lib/environment.ts";
import { EXIT_FAULT, signalExitCode } from "./scripts/cli/exit-code.ts";
import { claimBuild } from "./scripts/serve/claim-build.ts";

/** For requests in progress: containers are killed after ten seconds. */
const STOP_WITHIN_MS = 8_000;
/** The build folder of a standalone server, which reads no next.config.js. A literal path would make Next trace all of it as part of this file. */
const BESIDE = path.join(/* turbopackIgnore: true */ process.cwd(), ".next");
/** The share of open files that may be connections; the rest is for files that their requests read. */
const CONNECTIONS_SHARE = 3 / 4;

/** Runs once per server, before its first request. An invalid variable ends it here, instead of failing on some page later. */
export function startServer(): void {
  const isOurs = process.env.NODE_ENV === "production" && process.env.VERCEL === undefined;
  if (isOurs) logConsole();
  try {
    const { LASTFM_API_KEY, PROFILES, PAGE_CACHE_MB } = readEnvironment(process.env);
    // For http/hashed-pages.mjs, which Next loads untransformed and which therefore cannot import TypeScript.
    process.env.PAGE_CACHE_MB = String(PAGE_CACHE_MB);
    const stop = isOurs ? guardServers() : () => {};
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        stop();
        endSoon(signal);
      });
    }
    // `next dev` serves no build. On Vercel no one else sees these folders.
    if (isOurs) claimBuild(process.env.KINDRED_BUILD ?? BESIDE);
    const hasProfiles = LASTFM_API_KEY !== undefined || PROFILES !== undefined;
    log("info", "server.started", { node: process.version, hasProfiles });
  } catch (error) {
    log("error", "server.failed", { message: error instanceof Error ? error.message : String(error) });
    process.exit(EXIT_FAULT);
  }
}

/**
 * Guards Next's server, which is already listening and which Next does not expose: Node reports every new connection
 * before anything is read from it, and the connection knows its server. @returns closes the server's connections
 */
function guardServers(): () => void {
  const guarded = new Map<Server, () => void>();
  const guard = (server: unknown) => {
    if (!(server instanceof Server) || guarded.has(server)) return;
    guardRequests(server);
    const sockets = openHandles().filter((handle) => handle instanceof Socket);
    const early = sockets.filter((socket) => serverOf(socket) === server);
    guarded.set(server, guardConnections(server, openFilesLimit() * CONNECTIONS_SHARE, early));
  };
  subscribe("net.server.socket", (message) => {
    if (typeof message === "object" && message !== null && "socket" in message) guard(serverOf(message.socket));
  });
  for (const handle of openHandles()) guard(handle);
  return () => {
    for (const close of guarded.values()) close();
  };
}

const serverOf = (socket: unknown): unknown => (socket instanceof Socket ? Reflect.get(socket, "server") : undefined);

/**
 * Sockets and servers created before this code ran: upgrade requests may already have arrived. Node has no documented
 * way to list them; if this one disappears, only those first connections are unguarded.
 */
function openHandles(): unknown[] {
  const list: unknown = Reflect.get(process, "_getActiveHandles");
  const handles: unknown = typeof list === "function" ? Reflect.apply(list, process, []) : [];
  return Array.isArray(handles) ? handles : [];
}

/** Next finishes every response it has started, which takes forever if a client never reads to the end. */
function endSoon(signal: NodeJS.Signals): void {
  const end = () => {
    log("warn", "server.cut", { afterMs: STOP_WITHIN_MS });
    process.exit(signalExitCode(signal));
  };
  setTimeout(end, STOP_WITHIN_MS).unref();
}
