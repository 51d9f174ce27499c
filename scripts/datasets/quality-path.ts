import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const FILE_PREFIX = "file:";

/** Figures that are in the repository: the demo's, and those of a real dataset that its licence keeps out of it. */
const committed = (datasetId: string) =>
  fileURLToPath(new URL(`../../data/${datasetId}-quality.json`, import.meta.url));

/** Where the measured quality of a dataset is written: beside the data, except the demo's. */
export function ownQualityPath(datasetId: string, datasetsDir: string): string {
  if (datasetId === "demo") return committed(datasetId);
  if (datasetId.startsWith(FILE_PREFIX)) return `${path.resolve(datasetId.slice(FILE_PREFIX.length))}.quality.json`;
  return path.join(datasetsDir, datasetId, "quality.json");
}

/** Where it is read: beside the data, or else from the repository. */
export function qualityPath(datasetId: string, datasetsDir: string): string {
  const own = ownQualityPath(datasetId, datasetsDir);
  const isName = /^[a-z0-9-]+$/.test(datasetId);
  return !existsSync(own) && isName && existsSync(committed(datasetId)) ? committed(datasetId) : own;
}
