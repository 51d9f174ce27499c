import { createHash } from "node:crypto";
import { problem } from "./problem.ts";

const ALLOW = "GET, HEAD, OPTIONS";

/** For OPTIONS requests to a read-only address. */
export function options(): Response {
  return new Response(null, { status: 204, headers: { allow: ALLOW } });
}

/** For OPTIONS requests to open data, which a page of another origin sends before If-None-Match, for example. Cached for a day. */
export function preflight(): Response {
  const headers = {
    allow: ALLOW,
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
  };
  return new Response(null, { status: 204, headers });
}

/** For every method that changes something, at a read-only address. */
export function methodNotAllowed(): Response {
  return problem({ title: "Method not allowed", status: 405 }, { allow: ALLOW });
}

/** The body as JSON, as withEtag() answers. */
export function jsonWithEtag(request: Request, body: unknown, headers: Record<string, string>): Response {
  return withEtag(request, JSON.stringify(body), { ...headers, "content-type": "application/json" });
}

/**
 * The body with a strong ETag, or a 304 if the client already has it (If-None-Match, RFC 9110, 13.1.2).
 * HEAD gets the same headers; Next drops the body.
 */
export function withEtag(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> & { "content-type": string },
): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (!isKnown(request.headers.get("if-none-match"), etag))
    return new Response(body, { headers: { ...headers, etag } });
  const { "content-type": _, ...others } = headers;
  return new Response(null, { status: 304, headers: { ...others, etag } });
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const known = ifNoneMatch.split(",").map((entry) => entry.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
