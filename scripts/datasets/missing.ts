import { printablePath } from "../../lib/primitives/printable.ts";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { OperatorError } from "../cli/operator-error.ts";
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
