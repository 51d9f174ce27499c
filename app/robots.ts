import type { MetadataRoute } from "next";
import { readEnvironment } from "../lib/contracts/environment.ts";
import { siteOrigin } from "./site-origin.ts";
import { generateSitemaps } from "./sitemap.ts";

export default async function robots(): Promise<MetadataRoute.Robots> {
  const origin = siteOrigin(readEnvironment(process.env));
  const sitemaps = await generateSitemaps();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/search", "/api/"] },
    sitemap: sitemaps.map(({ id }) => `${origin}/sitemap/${id}.xml`),
  };
}
