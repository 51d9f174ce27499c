import "server-only";
import { hasDataFile } from "./data-file.ts";

/** True where a browse page is there: `path` is `popular/<page>` or `letter/<letter>/<page>`, as its file is called. */
export async function hasBrowsePage(path: string): Promise<boolean> {
  const isWellFormed = /^(popular|letter\/[a-z0])\/[1-9]\d{0,6}$/.test(path);
  return isWellFormed && hasDataFile(`browse/${path}.json`);
}
