/** A sitemap may hold 50,000 URLs (sitemaps.org). */
const URLS_PER_SITEMAP = 50_000;

/** Numbers of the sitemaps that `urls` URLs fill: 0, 1, … */
export function sitemapIds(urls: number): number[] {
  return Array.from({ length: Math.ceil(urls / URLS_PER_SITEMAP) }, (_, id) => id);
}

/** The part of `urls` that sitemap `id` lists. */
export function sitemapSlice<T>(urls: readonly T[], id: number): T[] {
  return urls.slice(id * URLS_PER_SITEMAP, (id + 1) * URLS_PER_SITEMAP);
}
