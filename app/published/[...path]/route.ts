import { withEtag } from "../../../http/read-only.ts";
import { findPublishedFile } from "../../../lib/dataset/published-file.ts";

/**
 * `/data/<path>` where Kindred serves itself (next.config.js): Next would know the files that were there when it was
 * started, and no others. Only the disk is read, so that a server whose data are elsewhere never asks itself.
 */
export async function GET(request: Request, { params }: RouteContext<"/published/[...path]">): Promise<Response> {
  const { path } = await params;
  const file = path.join("/");
  const bytes = await findPublishedFile(file);
  if (bytes === null) return new Response("No such file.\n", { status: 404 });
  return withEtag(request, new Uint8Array(bytes), {
    "cache-control": "public, max-age=0",
    "content-type": typeOf(file),
  });
}

function typeOf(file: string): string {
  if (file.endsWith(".json")) return "application/json; charset=utf-8";
  return file.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/octet-stream";
}
