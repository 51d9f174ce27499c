import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { problemText } from "./problem.ts";
import { documentHeaders } from "./security-headers.mjs";

/**
 * Runs before Next's own listener. Requests that Next cannot handle (seen with 16.4.6: it leaves upgrades hanging and
 * answers `*` and TRACE with a 500) are answered here, or rewritten to a form that Next and proxy.ts handle properly.
 */
export function guardRequests(server: Server): void {
  // Without a listener Node treats an upgrade request as an ordinary one.
  server.removeAllListeners("upgrade");
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (isHandled(request, response)) return;
    for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
  });
}

/** Answers requests that no page or route handles; normalises all others. */
function isHandled(request: IncomingMessage, response: ServerResponse): boolean {
  const { upgrade, connection = "" } = request.headers;
  if (upgrade !== undefined && /\bupgrade\b/i.test(connection)) {
    // A client that offers HTTP/2 accepts HTTP/1.1 as well (RFC 9110, 7.8); to any other client a response would be useless.
    if (!/\bh2c\b/i.test(upgrade)) return refuse(response, "This server does not change protocols");
    response.setHeader("connection", "close");
  }
  const target = originForm(request);
  if (target === null) return refuse(response, "The request target is neither a path nor an address");
  if (target === "*") return respondToServerOptions(request, response);
  request.url = target;
  // The Fetch standard, which Next uses to pass requests on, has no TRACE; PROPFIND only reads and no route handles it.
  if (request.method === "TRACE") request.method = "PROPFIND";
  // RFC 9110, 8.3, allows this assumption. From this header proxy.ts sees that it is not a plain page request.
  if (request.method !== "GET" && request.method !== "HEAD") {
    request.headers["content-type"] ??= "application/octet-stream";
  }
  return false;
}

/**
 * The path and query of a request target, or `*`. The host of an absolute address (RFC 9112, 3.2.2) is dropped: all
 * hosts are one site here, and Next would redirect the client to its own address. Null if it is neither.
 */
function originForm({ url = "/", method }: IncomingMessage): string | null {
  if (url.startsWith("/") || url === "*") return url;
  const [start] = /^https?:\/\/[^/?#]*/i.exec(url) ?? [];
  if (start === undefined) return null;
  const rest = url.slice(start.length);
  if (rest === "" && method === "OPTIONS") return "*";
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function respondToServerOptions({ method }: IncomingMessage, response: ServerResponse): true {
  if (method !== "OPTIONS") return refuse(response, "Only OPTIONS can be requested for the whole server");
  response.writeHead(204, { ...documentHeaders(), allow: "GET, HEAD, OPTIONS" }).end();
  return true;
}

function refuse(response: ServerResponse, title: string): true {
  const headers = { ...documentHeaders(), "content-type": "application/problem+json", connection: "close" };
  response.writeHead(400, headers).end(problemText({ title, status: 400 }));
  return true;
}
