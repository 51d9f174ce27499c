import { type Environment, vercelOrigin } from "../lib/environment.ts";

/** The site's own absolute origin, without a trailing slash: SITE_URL, otherwise Vercel's host, otherwise this machine. */
export function siteOrigin(environment: Environment): string {
  return environment.SITE_URL ?? vercelOrigin(environment) ?? `http://localhost:${environment.PORT}`;
}
