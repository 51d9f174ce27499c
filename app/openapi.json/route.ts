import { readEnvironment } from "../../lib/environment.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { readMostPopular, requireData } from "../../lib/site-data/read.ts";
import { siteOrigin } from "../site-origin.ts";
import { openApiDocument } from "./document.ts";

export const dynamic = "force-static";
/** Seconds, the same as the pages. */
export const revalidate = 300;

/** The API's description for machines; /api-docs is for people. */
export async function GET(): Promise<Response> {
  const [{ dataset }, [artist]] = await Promise.all([requireData(MANIFEST_FILE, {}), readMostPopular(1)]);
  const origin = siteOrigin(readEnvironment(process.env));
  return Response.json(openApiDocument({ origin, dataset, artistSlug: artist?.slug ?? "" }));
}
