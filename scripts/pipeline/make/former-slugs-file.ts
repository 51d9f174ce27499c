import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { FORMER_SLUGS_FILE } from "../../../lib/site-data/former-slugs.ts";
import type { Catalogue } from "./catalogue.ts";
import { formerSlugs } from "./slugs.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/** The slugs that the catalogue's artists had under earlier rules. */
export function formerSlugsFile({ artists, slugs }: Pick<Catalogue, "artists" | "slugs">): OutputFile {
  const former = formerSlugs(
    artists.map(({ name }) => name),
    slugs,
  );
  const ascending = [...former].sort(([a], [b]) => (a < b ? -1 : 1));
  return outputFile(FORMER_SLUGS_FILE, {}, { formatVersion: FORMAT_VERSION, slugs: Object.fromEntries(ascending) });
}
