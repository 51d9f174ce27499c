import { readBrowseIndex } from "../../lib/dataset/browse.ts";
import { readEnvironment } from "../../lib/environment.ts";
import { siteOrigin } from "../site-origin.ts";
import { sitemapFiles, sitemapResponse } from "../sitemap/sitemaps.ts";

export const dynamic = "force-static";
/** Seconds, as the pages' that it leads to. */
export const revalidate = 300;

/** The index of all sitemaps. */
export async function GET(): Promise<Response> {
  const origin = siteOrigin(readEnvironment(process.env));
  const { popularPages } = await readBrowseIndex();
  return sitemapResponse(
    "sitemapindex",
    sitemapFiles(popularPages).map((file) => `${origin}/sitemap/${file}`),
  );
}
