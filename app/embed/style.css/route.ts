import { EMBED_STYLE } from "../../explore/files/embed-document.tsx";
import { CACHE_CONTROL } from "../../explore/files/read-figure.ts";

export const dynamic = "force-static";

/** The style sheet of embedded figures. */
export function GET() {
  return new Response(EMBED_STYLE, {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": CACHE_CONTROL },
  });
}
