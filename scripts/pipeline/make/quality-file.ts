import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { MIN_GROUP_LISTENERS } from "../../../lib/primitives/privacy.ts";
import type { Manifest } from "../../../lib/site-data/manifest.ts";
import { QUALITY_FILE, Quality } from "../../../lib/site-data/quality.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { qualityPath } from "../../datasets/quality-path.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/**
 * The measured quality, if `npm run evaluate` measured it on exactly these files; figures about other data, or about so
 * few listeners that they would reveal single ones, are left out.
 * @param read the files that this run has read
 * @throws OperatorError if the file exists but is not valid
 */
export async function qualityFiles(
  { datasetId, datasetsDir }: { datasetId: string; datasetsDir: string },
  { dataset }: Manifest,
  read: Manifest["dataset"]["files"],
  onNotice: (line: string) => void,
): Promise<OutputFile[]> {
  const file = qualityPath(datasetId, datasetsDir);
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return [];
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Quality), text);
  const again = `npm run evaluate -- --dataset ${datasetId} measures again`;
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new OperatorError(`${file}: ${v.getDotPath(issue) ?? "file"}: ${issue.message}; ${again}`);
  }
  const { id, sha256 } = parsed.output.dataset;
  const isSame = id === dataset.id && sha256.join() === read.map((one) => one.sha256).join();
  if (isSame && parsed.output.askedUsers < MIN_GROUP_LISTENERS) {
    onNotice(`${path.basename(file)} is about fewer than ${MIN_GROUP_LISTENERS} listeners and is left out.`);
    return [];
  }
  if (isSame) return [outputFile(QUALITY_FILE, {}, parsed.output)];
  onNotice(`${path.basename(file)} was measured on other data and is left out; ${again}.`);
  return [];
}
