import { readEnvironment } from "../../lib/environment.ts";
import { siteOrigin } from "../site-origin.ts";

export const dynamic = "force-static";

/** OpenSearch 1.1 description: lets a browser search Kindred from its address bar. ShortName: at most 16 characters. */
export function GET(): Response {
  const origin = escapeXml(siteOrigin(readEnvironment(process.env)));
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Kindred</ShortName>
  <Description>Artists that the same people listen to</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="32" height="32" type="image/png">${origin}/icons/32.png</Image>
  <Url type="text/html" template="${origin}/search?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(body, { headers: { "content-type": "application/opensearchdescription+xml" } });
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
