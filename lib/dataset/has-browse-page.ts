import "server-only";
import { isSlug } from "../primitives/slug.ts";
import { hasDataFile } from "./data-file.ts";

/** True where a browse page is there: `path` is `<order>/<page>`, `letter/<letter>/<page>` or `cluster/<slug>/<page>`, as its file is called. */
export async function hasBrowsePage(path: string): Promise<boolean> {
  const [, cluster] = /^cluster\/([^/]+)\/[1-9]\d{0,6}$/.exec(path) ?? [];
  const isWellFormed =
    /^(popular|plays|average-plays|letter\/[a-z0])\/[1-9]\d{0,6}$/.test(path) ||
    (cluster !== undefined && isSlug(cluster));
  return isWellFormed && hasDataFile(`browse/${path}.json`);
}
