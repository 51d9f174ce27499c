import path from "node:path";
import { fileURLToPath } from "node:url";

const DEMO_QUALITY = fileURLToPath(new URL("../../data/demo-quality.json", import.meta.url));
const FILE_PREFIX = "file:";

/** Where a dataset's measured quality is: committed for the demo, next to the data for all others. */
export function qualityPath(datasetId: string, datasetsDir: string): string {
  if (datasetId === "demo") return DEMO_QUALITY;
  if (datasetId.startsWith(FILE_PREFIX)) return `${path.resolve(datasetId.slice(FILE_PREFIX.length))}.quality.json`;
  return path.join(datasetsDir, datasetId, "quality.json");
}
