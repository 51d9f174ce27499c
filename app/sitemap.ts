import type { MetadataRoute } from "next";
import { readEnvironment } from "../lib/contracts/environment.ts";
import { readMostHeard } from "../lib/dataset/browse.ts";
import { siteOrigin } from "./site-origin.ts";
import { sitemapIds, sitemapSlice } from "./sitemap-chunks.ts";

/** Seconds, as the pages' that it lists. */
export const revalidate = 300;

const SECTIONS = ["/", "/artists", "/blend", "/path", "/map", "/explore", "/methods", "/api-docs"];

export async function generateSitemaps() {
  return sitemapIds((await listPaths()).length).map((id) => ({ id }));
}

/** Sections and the prerendered artists; the tail is found through the browse pages. */
export default async function sitemap({ id }: { id: Promise<string> }): Promise<MetadataRoute.Sitemap> {
  const origin = siteOrigin(readEnvironment(process.env));
  const paths = sitemapSlice(await listPaths(), Number(await id));
  return paths.map((path) => ({ url: new URL(path, origin).href }));
}

async function listPaths(): Promise<string[]> {
  const artists = await readMostHeard(readEnvironment(process.env).PRERENDER_ARTISTS);
  return [...SECTIONS, ...artists.map(({ slug }) => `/artist/${slug}`)];
}
