import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { COMPARISONS_FILE, type Comparisons } from "../../../lib/site-data/comparisons.ts";
import { Manifest } from "../../../lib/site-data/manifest.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/**
 * Manifests of the builds that the run should compare with.
 * @param folders data folders
 * @throws OperatorError naming the folder whose manifest is missing or not readable
 */
export async function comparisonsFiles(folders: readonly string[]): Promise<OutputFile[]> {
  if (folders.length === 0) return [];
  const manifests = await Promise.all(folders.map(readManifest));
  const value: Comparisons = { formatVersion: FORMAT_VERSION, manifests };
  return [outputFile(COMPARISONS_FILE, {}, value)];
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, "manifest.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) {
    throw new OperatorError(
      `--compare: ${file} is missing; npm run prebuild -- --dataset ID --out ${folder} creates it`,
    );
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new OperatorError(`--compare: ${file}: ${v.getDotPath(issue) ?? "file"}: ${issue.message}`);
}
