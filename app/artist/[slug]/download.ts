/** Seconds, the same as the pages. */
const MAX_AGE_SECONDS = 300;

/** A response that browsers save under `fileName`, which must be ASCII. */
export function download(body: string, fileName: string, contentType: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": `public, max-age=${MAX_AGE_SECONDS}`,
    },
  });
}

export function noSuchArtist(): Response {
  return new Response("No such artist.\n", { status: 404 });
}
