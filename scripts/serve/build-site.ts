import path from "node:path";
import type { Environment } from "../../lib/environment.ts";
import { NO_TELEMETRY, runScript } from "../cli/child.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { recalledLine, recallOptions } from "../pipeline/kept-options.ts";
import { buildFingerprint, isUpToDate, recordBuild } from "./build-record.ts";
import { buildFault } from "./old-builds.ts";

/**
 * Builds the site in this folder unless the last build had the same input; records the input, so that the next start
 * need not rebuild it.
 * @returns the build's exit code
 */
export async function buildSite(environment: Environment): Promise<number> {
  const root = process.cwd();
  const place = { outDir: path.join(root, "public/data"), cacheDir: path.join(root, ".cache") };
  const recalled = await recallOptions(place, environment);
  const fingerprint = await buildFingerprint(root, environment, recalled);
  if (await isUpToDate(root, fingerprint)) {
    // The pipeline reports it itself.
    const line = recalledLine(recalled);
    if (line !== null) console.log(line);
    console.log("The build is up to date.");
    return 0;
  }
  const fault = buildFault(root);
  if (fault !== null) throw new OperatorError(fault);
  const { DATASET, DATASETS_DIR } = environment;
  const exitCode = await runScript("build", { env: { DATASET, DATASETS_DIR, ...NO_TELEMETRY } });
  if (exitCode === 0) await recordBuild(root, fingerprint);
  return exitCode;
}
