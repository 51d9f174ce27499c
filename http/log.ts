type Level = "info" | "warn" | "error";
type Fields = Record<string, string | number | boolean | null | undefined>;

/**
 * Logs one line of JSON to standard output. Fields say what happened to a request, never who sent it: no address, no user
 * agent, no query, no cookie.
 */
export function log(level: Level, event: string, fields: Fields = {}): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }));
}
