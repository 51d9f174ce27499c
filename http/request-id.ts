export function isRequestId(text: unknown): text is string {
  return typeof text === "string" && /^[A-Za-z0-9_-]{8,64}$/.test(text);
}

/** The request's id if a proxy in front of us set one, otherwise a new one; it appears in the log and in the response's `x-request-id`. */
export function requestIdOf({ headers }: { headers: Headers }): string {
  const given = headers.get("x-request-id");
  return isRequestId(given) ? given : crypto.randomUUID();
}
