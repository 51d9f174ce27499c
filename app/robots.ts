import type { MetadataRoute } from "next";
import { readEnvironment } from "../lib/environment.ts";
import { MANIFEST_FILE } from "../lib/site-data/manifest.ts";
import { requireData } from "../lib/site-data/read.ts";
import { invitesSearchEngines } from "./search-engines.ts";
import { siteOrigin } from "./site-origin.ts";

/** Seconds, as for pages: new data may change the response. */
export const revalidate = 300;

export default async function robots(): Promise<MetadataRoute.Robots> {
  const environment = readEnvironment(process.env);
  const { dataset } = await requireData(MANIFEST_FILE, {});
  if (!invitesSearchEngines(environment, dataset)) return { rules: { userAgent: "*", disallow: "/" } };
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/search", "/api/"] },
    sitemap: `${siteOrigin(environment)}/sitemap.xml`,
  };
}
