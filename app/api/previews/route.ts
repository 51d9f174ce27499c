import { methodNotAllowed, options } from "../../../http/read-only.ts";
import { readEnvironment } from "../../../lib/environment.ts";
import type { PreviewSource } from "../../../lib/listen/previews.ts";

export const dynamic = "force-dynamic";

/** Where browsers ask for previews; pages can't say it, since they are made before the server starts. */
export function GET(): Response {
  const { PREVIEWS, PREVIEWS_API_URL } = readEnvironment(process.env);
  const source: PreviewSource = { api: PREVIEWS === undefined ? null : PREVIEWS_API_URL };
  return Response.json(source, { headers: { "cache-control": "public, max-age=300" } });
}

export {
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
  methodNotAllowed as PATCH,
  methodNotAllowed as DELETE,
  options as OPTIONS,
};
