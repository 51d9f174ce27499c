import { type Environment, vercelOrigin } from "../lib/environment.ts";

/** The site's own absolute origin, without a trailing slash: SITE_URL, else Vercel's host, else this machine. */
export function siteOrigin(environment: Environment): string {
  return environment.SITE_URL ?? vercelOrigin(environment) ?? `http://localhost:${environment.PORT}`;
}
