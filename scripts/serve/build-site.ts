import type { Environment } from "../../lib/contracts/environment.ts";
import { runScript } from "../child.ts";
import { OperatorError } from "../precompute/operator-error.ts";
import { buildFingerprint, isUpToDate, recordBuild } from "./build-record.ts";
import { buildFault } from "./old-builds.ts";

/**
 * Builds the site of this folder unless the last build was made of the same; notes what from, so that the next start
 * need not build it again.
 * @returns the build's exit code
 */
export async function buildSite(environment: Environment): Promise<number> {
  const root = process.cwd();
  const fingerprint = await buildFingerprint(root, environment);
  if (await isUpToDate(root, fingerprint)) {
    console.log("The build is up to date.");
    return 0;
  }
  const fault = buildFault(root);
  if (fault !== null) throw new OperatorError(fault);
  const { DATASET, DATASETS_DIR } = environment;
  const exitCode = await runScript("build", { env: { DATASET, DATASETS_DIR } });
  if (exitCode === 0) await recordBuild(root, fingerprint);
  return exitCode;
}
