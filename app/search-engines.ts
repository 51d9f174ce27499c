import type { Environment } from "../lib/environment.ts";
import type { Manifest } from "../lib/site-data/manifest.ts";

/** Whether search engines may show the site: as SEARCH_ENGINES says, else where the listening isn't someone's own. */
export function invitesSearchEngines(
  { SEARCH_ENGINES }: Pick<Environment, "SEARCH_ENGINES">,
  { isPersonal }: Pick<Manifest["dataset"], "isPersonal">,
): boolean {
  return SEARCH_ENGINES === undefined ? !isPersonal : SEARCH_ENGINES === "allow";
}
