import { withEtag } from "../../../http/read-only.ts";
import { isPathOf } from "../../../lib/site-data/declaration.ts";
import { readOnDisk } from "../../../lib/site-data/disk.ts";
import { PUBLISHED_FILES } from "../../../lib/site-data/files.ts";

/**
 * `/data/<path>` where Kindred serves itself (next.config.js): Next would know the files that were there when it was
 * started, and no others. Only the disk is read, so that a server with its data elsewhere never sends a request to itself.
 */
export async function GET(request: Request, { params }: RouteContext<"/published/[...path]">): Promise<Response> {
  const path = (await params).path.join("/");
  const file = PUBLISHED_FILES.find((declared) => isPathOf(declared, path));
  const bytes = file === undefined ? null : await readOnDisk(path);
  if (file === undefined || bytes === null) return new Response("No such file.\n", { status: 404 });
  const charset = file.mediaType === "application/octet-stream" ? "" : "; charset=utf-8";
  return withEtag(request, new Uint8Array(bytes), {
    "cache-control": file.cacheControl,
    "content-type": file.mediaType + charset,
  });
}
