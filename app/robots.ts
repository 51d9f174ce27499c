import type { MetadataRoute } from "next";
import { readEnvironment } from "../lib/contracts/environment.ts";
import { siteOrigin } from "./site-origin.ts";

export default function robots(): MetadataRoute.Robots {
  const origin = siteOrigin(readEnvironment(process.env));
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/search", "/api/"] },
    sitemap: `${origin}/sitemap.xml`,
  };
}
