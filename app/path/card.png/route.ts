import type { NextRequest } from "next/server";
import * as v from "valibot";
import { PathQuery, pathHref } from "../../../lib/path/address.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { drawnCardResponse } from "../../_ui/card/drawn-card-response.tsx";
import { pathCard } from "../card-content.ts";
import { findPath } from "../find-path.ts";

/** The preview image of a path's address, in the form that the page writes it: two slugs. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const query = v.parse(PathQuery, Object.fromEntries(nextUrl.searchParams));
  const [from, to] = await Promise.all([
    readData(ARTIST_FILE, { slug: query.from }),
    readData(ARTIST_FILE, { slug: query.to }),
  ]);
  if (from === null || to === null || from.slug === to.slug) return new Response("No such path.\n", { status: 404 });
  return drawnCardResponse(`${from.edition} ${pathHref(query)}`, async () => {
    const [found, { dataset }] = await Promise.all([findPath(from, to, query), requireData(MANIFEST_FILE, {})]);
    const { artists, steps } = found.kind === "path" ? found : { artists: [], steps: [] };
    return pathCard({ from, to }, artists, steps, dataset.kind === "simulated");
  });
}
