import { relative } from "node:path";
import { findDataset } from "../datasets/find.ts";
import type { PrecomputeOptions } from "./arguments.ts";
import { explainFault } from "./explain-fault.ts";
import { ownedFolder } from "./owned-folder.ts";
import { createStaging, recover, switchIn } from "./publish/switch-in.ts";
import { removeFolder } from "./remove-folder.ts";
import type { Reporter } from "./reporter.ts";
import type { RunSummary } from "./summary.ts";
import { isUnchanged, observeInputs, recordRun } from "./unchanged/run-record.ts";

export interface RunEffects {
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

/**
 * Dataset → `outDir`. Everything is written aside and switched in at the end: a run that fails or is killed leaves the
 * data that were there.
 * @returns null where `outDir` already holds what this run would write
 * @throws OperatorError for what the operator can mend; the signal's reason where it is aborted
 */
export async function precompute(options: PrecomputeOptions, effects: RunEffects): Promise<RunSummary | null> {
  const { outDir, cacheDir, memory } = options;
  let workDir = "";
  let staging = "";
  try {
    staging = await createStaging(outDir);
    await recover(outDir);
    workDir = await ownedFolder(cacheDir, "precompute-");
    return await runIn({ workDir, staging }, options, effects);
  } catch (error) {
    effects.signal?.throwIfAborted();
    throw explainFault(error, { outDir, workDir: workDir || cacheDir, memory });
  } finally {
    for (const folder of [staging, workDir]) if (folder !== "") removeFolder(folder);
  }
}

async function runIn(
  { workDir, staging }: { workDir: string; staging: string },
  options: PrecomputeOptions,
  { reporter, signal }: RunEffects,
): Promise<RunSummary | null> {
  const { datasetId, datasetsDir, outDir, force } = options;
  const dataset = await findDataset(datasetId).locate({ datasetsDir, workDir });
  const inputs = await observeInputs(options, dataset);
  if (!force && (await isUnchanged(options, inputs, signal))) {
    reporter.line(
      `${relative("", outDir)} is made from ${datasetId} with these options already (--force runs anyway).`,
    );
    return null;
  }
  // Loaded when needed: DuckDB and the rest take longer to load than the question above takes to answer.
  const { build } = await import("./build.ts");
  const { manifest, files, stages } = await build(dataset, options, { workDir, staging, reporter, signal });
  signal?.throwIfAborted();
  await switchIn(staging, outDir);
  // Of an entry in an archive the run knows the checksum, not of the archive.
  const hashes = dataset.tables.map(({ entry }, index) =>
    entry === undefined ? (manifest.dataset.files[index]?.sha256 ?? null) : null,
  );
  await recordRun(options, inputs, hashes, signal).catch(() => {
    reporter.line("This run could not be recorded in the cache folder: the next one will not be skipped.");
  });
  return { manifest, files, stages, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
