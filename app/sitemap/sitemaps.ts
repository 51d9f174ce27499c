/** Browse pages whose artists one sitemap lists: 5,000 artists, far below the 50,000 that sitemaps.org allows, and quick to generate. */
const PAGES_PER_SITEMAP = 50;

export const SECTIONS = ["/", "/artists", "/blend", "/path", "/map", "/for-you", "/explore", "/methods", "/api-docs"];

/** Names of all sitemaps: `0.xml` lists the sections and tags, the others artists, most popular first. */
export function sitemapFiles(popularPages: number): string[] {
  return Array.from({ length: 1 + Math.ceil(popularPages / PAGES_PER_SITEMAP) }, (_, id) => `${id}.xml`);
}

/** Numbers of the browse pages that a sitemap lists; null if there is no such sitemap. */
export function browsePagesOf(file: string, popularPages: number): number[] | null {
  const id = sitemapFiles(popularPages).indexOf(file);
  if (id < 0) return null;
  if (id === 0) return [];
  const first = (id - 1) * PAGES_PER_SITEMAP + 1;
  return Array.from({ length: Math.min(PAGES_PER_SITEMAP, popularPages - first + 1) }, (_, index) => first + index);
}

/** An XML response: a sitemap (`url` in `urlset`) or an index of them (`sitemap` in `sitemapindex`). */
export function sitemapResponse(kind: "urlset" | "sitemapindex", addresses: readonly string[]): Response {
  const entry = kind === "urlset" ? "url" : "sitemap";
  const lines = addresses.map((address) => `<${entry}><loc>${escaped(address)}</loc></${entry}>`);
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</${kind}>`,
  ];
  return new Response(`${xml.join("\n")}\n`, { headers: { "content-type": "application/xml" } });
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
