import type { DatasetDescription } from "../../lib/contracts/manifest.ts";
import { OperatorError } from "../precompute/operator-error.ts";

/** The error for a dataset that isn't there: where we looked, what to fetch, from where, and under which licence. */
export function missingDataset(
  description: DatasetDescription,
  lookedFor: readonly string[],
  download: { url: string; file: string },
): OperatorError {
  return new OperatorError(
    [
      `The dataset "${description.id}" is not there. Looked for:`,
      ...lookedFor.map((path) => `  ${path}`),
      `Download ${download.file} from ${download.url}`,
      "and put it (packed or unpacked) at one of these places; DATASETS_DIR or --data-dir names another folder.",
      `Licence: ${description.licence}`,
    ].join("\n"),
  );
}
