import type { Environment } from "../lib/environment.ts";
import type { Manifest } from "../lib/site-data/manifest.ts";

/** Whether search engines may index the site: as SEARCH_ENGINES says, otherwise only if the data is not personal. */
export function invitesSearchEngines(
  { SEARCH_ENGINES }: Pick<Environment, "SEARCH_ENGINES">,
  { isPersonal }: Pick<Manifest["dataset"], "isPersonal">,
): boolean {
  return SEARCH_ENGINES === undefined ? !isPersonal : SEARCH_ENGINES === "allow";
}
