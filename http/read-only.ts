import { createHash } from "node:crypto";
import { problem } from "./problem.ts";

const ALLOW = "GET, HEAD, OPTIONS";

/** For OPTIONS of an address that can only be read. */
export function options(): Response {
  return new Response(null, { status: 204, headers: { allow: ALLOW } });
}

/** For every method that changes something, at an address that can only be read. */
export function methodNotAllowed(): Response {
  return problem({ title: "Method not allowed", status: 405 }, { allow: ALLOW });
}

/**
 * The body as JSON with a strong ETag, or a 304 where the client has it already (If-None-Match, RFC 9110, 13.1.2).
 * HEAD gets the same headers; Next leaves its body out.
 */
export function jsonWithEtag(request: Request, body: unknown, headers: Record<string, string>): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const withEtag = { ...headers, etag };
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers: withEtag });
  return new Response(text, { headers: { ...withEtag, "content-type": "application/json" } });
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const known = ifNoneMatch.split(",").map((entry) => entry.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
