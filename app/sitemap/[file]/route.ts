import { readEnvironment } from "../../../lib/environment.ts";
import { BROWSE_INDEX_FILE, POPULAR_FILE } from "../../../lib/site-data/browse.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { TAG_INDEX_FILE } from "../../../lib/site-data/tags.ts";
import { siteOrigin } from "../../site-origin.ts";
import { browsePagesOf, SECTIONS, sitemapResponse } from "../sitemaps.ts";

export const dynamic = "force-static";
/** Seconds, the same as the pages that it lists. */
export const revalidate = 300;

/** Rendered on request, so that the build stays small for any catalogue. */
export function generateStaticParams() {
  return [];
}

/** One sitemap: the sections and tags, or 5,000 artists. */
export async function GET(_request: Request, { params }: RouteContext<"/sitemap/[file]">): Promise<Response> {
  const { file } = await params;
  const { popularPages } = await requireData(BROWSE_INDEX_FILE, {});
  const numbers = browsePagesOf(file, popularPages);
  if (numbers === null) return new Response("No such sitemap.\n", { status: 404 });
  const pages = await Promise.all(numbers.map((number) => readData(POPULAR_FILE, { page: String(number) })));
  const artists = pages.flatMap((page) => page?.artists.map(({ slug }) => `/artist/${slug}`) ?? []);
  const origin = siteOrigin(readEnvironment(process.env));
  return sitemapResponse(
    "urlset",
    (numbers.length === 0 ? [...SECTIONS, ...(await tagPages())] : artists).map((path) => `${origin}${path}`),
  );
}

async function tagPages(): Promise<string[]> {
  const { tags } = await requireData(TAG_INDEX_FILE, {});
  return tags.length === 0 ? [] : ["/tags", ...tags.map(({ slug }) => `/tag/${slug}`)];
}
