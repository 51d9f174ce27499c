import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { Manifest } from "../../../lib/contracts/manifest.ts";
import { Quality } from "../../../lib/contracts/quality.ts";
import { qualityPath } from "../../datasets/quality-path.ts";
import { OperatorError } from "../operator-error.ts";
import type { OutputFile } from "./write-files.ts";

/**
 * The measured quality, where `npm run evaluate` left one about these very files; figures about other data are left out.
 * @throws OperatorError where the file is there and not readable as one
 */
export async function qualityFiles(
  { datasetId, datasetsDir }: { datasetId: string; datasetsDir: string },
  { dataset }: Manifest,
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
  const isSame = id === dataset.id && sha256.join() === dataset.files.map((one) => one.sha256).join();
  if (isSame) return [{ path: "quality.json", schema: Quality, value: parsed.output }];
  onNotice(`${path.basename(file)} was measured on other data and is left out; ${again}.`);
  return [];
}
