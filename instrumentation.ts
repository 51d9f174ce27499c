import type { Instrumentation } from "next";
import { log } from "./http/log.ts";
import { isRequestId } from "./http/request-id.ts";

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./instrumentation-node.ts");
  startServer();
}

/** Logs every error of a page or route. The digest is the reference shown to the visitor; the route is a pattern, not an address. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const { message, stack, digest } = asError(error);
  const given = request.headers["x-request-id"];
  const requestId = isRequestId(given) ? given : undefined;
  const { routePath, routeType } = context;
  log("error", "request.failed", { requestId, digest, method: request.method, routePath, routeType, message, stack });
};

function asError(thrown: unknown): { message: string; stack?: string; digest?: string } {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const { message, stack } = thrown;
  return { message, stack, ...("digest" in thrown && { digest: String(thrown.digest) }) };
}
