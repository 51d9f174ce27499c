import { readEnvironment } from "../../lib/environment.ts";
import { BROWSE_INDEX_FILE } from "../../lib/site-data/browse.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { siteOrigin } from "../site-origin.ts";
import { sitemapFiles, sitemapResponse } from "../sitemap/sitemaps.ts";

export const dynamic = "force-static";
/** Seconds, the same as the pages that it links to. */
export const revalidate = 300;

/** The index of all sitemaps. */
export async function GET(): Promise<Response> {
  const origin = siteOrigin(readEnvironment(process.env));
  const { popularPages } = await requireData(BROWSE_INDEX_FILE, {});
  return sitemapResponse(
    "sitemapindex",
    sitemapFiles(popularPages).map((file) => `${origin}/sitemap/${file}`),
  );
}
