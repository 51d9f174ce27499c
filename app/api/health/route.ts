import { log } from "../../../http/log.ts";
import { problem } from "../../../http/problem.ts";
import { methodNotAllowed, options } from "../../../http/read-only.ts";
import { requestIdOf } from "../../../http/request-id.ts";
import { readPublication } from "../../../lib/site-data/read.ts";
import { upstreamStates } from "../_profiles/profile-service.ts";

export const dynamic = "force-dynamic";

/**
 * 200 if this instance can serve its data, with their version and age; otherwise 503. The states of Last.fm and
 * MusicBrainz are for the operator only: the site is complete without it.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store", "x-request-id": requestIdOf(request) };
  try {
    const { publishedAt, ...data } = await readPublication();
    const ageSeconds =
      publishedAt === null ? null : Math.max(0, Math.round((Date.now() - publishedAt.getTime()) / 1000));
    const health = {
      status: "ok",
      data: { ...data, publishedAt, ageSeconds },
      ...upstreamStates(),
      uptimeSeconds: Math.round(process.uptime()),
    };
    return Response.json(health, { headers });
  } catch (error) {
    log("error", "health.failed", { requestId: headers["x-request-id"], message: String(error) });
    return problem({ title: "The data can't be read", status: 503 }, headers);
  }
}

export {
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
  methodNotAllowed as PATCH,
  methodNotAllowed as DELETE,
  options as OPTIONS,
};
