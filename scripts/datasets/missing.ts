import path from "node:path";
import { printablePath } from "../../lib/primitives/printable.ts";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import type { Archive } from "./source.ts";

/** The error for a missing dataset: where we looked, what to fetch, from where, and under which licence. */
export class MissingDataset extends OperatorError {
  constructor(description: DatasetDescription, lookedFor: readonly string[], { file, sizeBytes }: Archive) {
    super(
      [
        `The dataset "${description.id}" is missing. Looked for:`,
        ...lookedFor.map((file) => `  ${printablePath(file)}`),
        `npm run data -- --dataset ${description.id} downloads it and builds the site. By hand:`,
        `Download ${file} (${(sizeBytes / 1e6).toFixed(sizeBytes < 1e7 ? 1 : 0)} MB) from ${description.sourceUrl}`,
        "and put it (packed or unpacked) at one of these places; DATASETS_DIR or --data-dir names another folder.",
        `Licence: ${description.licence}`,
      ].join("\n"),
    );
  }
}

/**
 * Looks for the first of `names` in the folders where people put a dataset: one named by its id, `ownFolder`, as its
 * archive unpacks, and the folder of all datasets.
 * @throws MissingDataset
 */
export async function findFile(
  description: DatasetDescription,
  archive: Archive,
  datasetsDir: string,
  ownFolder: string,
  names: readonly string[],
): Promise<string> {
  const folders = [path.join(datasetsDir, description.id), path.join(datasetsDir, ownFolder), datasetsDir];
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found = await firstExisting(candidates);
  if (found === null) throw new MissingDataset(description, candidates, archive);
  return found;
}
