import type { NextRequest } from "next/server";
import { EmbedDocument } from "../../explore/files/embed-document.tsx";
import { CACHE_CONTROL, readFigure } from "../../explore/files/read-figure.ts";

/** A single figure in the state given by the parameters, for embedding in other pages. */
export async function GET(request: NextRequest, { params }: RouteContext<"/embed/[figure]">) {
  const { figure: id } = await params;
  const found = await readFigure(id, request.nextUrl.searchParams);
  if (found === null) return new Response("No such figure.\n", { status: 404 });
  const { figure, source, query, origin } = found;
  // Imported here, since Next rejects a static import in app/.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(
    <EmbedDocument
      figure={figure}
      source={source}
      pageHref={`${origin}/explore${query}#${id}`}
      csvHref={`/explore/${id}.csv${query}`}
    />,
  );
  return new Response(`<!doctype html>${html}`, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": CACHE_CONTROL },
  });
}
