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
import { claimBuild } from "./scripts/serve/claim-build.ts";

/** For the requests under way: containers are killed after ten seconds. */
const STOP_WITHIN_MS = 8_000;
/** Where a standalone server, which reads no next.config.js, has its build. Next would take all of it for a part of this file. */
const BESIDE = path.join(/* turbopackIgnore: true */ process.cwd(), ".next");
/** 128 + the signal's number, as shells have it. */
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;
/** Of the files that may be open, so many can be connections; the rest is for the files that their requests read. */
const CONNECTIONS_SHARE = 3 / 4;

/** Once a server, before its first request. A wrong variable ends it here, instead of failing on some page later. */
export function startServer(): void {
  const isOurs = process.env.NODE_ENV === "production" && process.env.VERCEL === undefined;
  if (isOurs) logConsole();
  try {
    const { LASTFM_API_KEY, PAGE_CACHE_MB } = readEnvironment(process.env);
    // For http/hashed-pages.mjs, which Next loads as it is and which therefore cannot read TypeScript.
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
    log("info", "server.started", { node: process.version, hasBiographies: LASTFM_API_KEY !== undefined });
  } catch (error) {
    log("error", "server.failed", { message: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  }
}

/**
 * Guards Next's server, which is listening already and which Next gives to no one: Node tells of every new connection
 * before anything of it is read, and the connection knows its server. @returns what closes its connections
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
 * Sockets and servers that were there before us: requests for an upgrade may have come already. Node has no documented
 * way to list them; where this one goes, only those first connections are left unguarded.
 */
function openHandles(): unknown[] {
  const list: unknown = Reflect.get(process, "_getActiveHandles");
  const handles: unknown = typeof list === "function" ? Reflect.apply(list, process, []) : [];
  return Array.isArray(handles) ? handles : [];
}

/** Next finishes what it has begun, for ever where a client never reads to the end. */
function endSoon(signal: keyof typeof EXIT_BY_SIGNAL): void {
  const end = () => {
    log("warn", "server.cut", { afterMs: STOP_WITHIN_MS });
    process.exit(EXIT_BY_SIGNAL[signal]);
  };
  setTimeout(end, STOP_WITHIN_MS).unref();
}
