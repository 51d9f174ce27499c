import type { Environment } from "../lib/contracts/environment.ts";

/** The site's own absolute origin, without a trailing slash: SITE_URL, else Vercel's host, else this machine. */
export function siteOrigin({ SITE_URL, VERCEL_URL, PORT }: Environment): string {
  if (SITE_URL) return SITE_URL;
  return VERCEL_URL ? `https://${VERCEL_URL}` : `http://localhost:${PORT}`;
}
