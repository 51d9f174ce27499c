export function isRequestId(text: unknown): text is string {
  return typeof text === "string" && /^[A-Za-z0-9_-]{8,64}$/.test(text);
}

/** The request's own id where a proxy before us gave it one, else a new one; in the log and in the answer's `x-request-id`. */
export function requestIdOf({ headers }: { headers: Headers }): string {
  const given = headers.get("x-request-id");
  return isRequestId(given) ? given : crypto.randomUUID();
}
