import { relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findDataset } from "../datasets/find.ts";
import type { PrecomputeOptions } from "./arguments.ts";
import { interactionsSource } from "./engines/spark/interactions-source.ts";
import { explainFault } from "./explain-fault.ts";
import { OperatorError } from "./operator-error.ts";
import { ownedFolder } from "./owned-folder.ts";
import { createStaging, discardPrevious, recover, switchIn } from "./publish/switch-in.ts";
import { removeFolder } from "./remove-folder.ts";
import type { Reporter } from "./reporter.ts";
import type { RunSummary } from "./summary.ts";
import { isUnchanged, observeInputs, recordRun } from "./unchanged/run-record.ts";

export interface RunEffects {
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

/** What a run has to itself, and what it has come to. */
interface RunState {
  staging: string;
  workDir: string;
  isSwitchedIn: boolean;
}

/** Pages that a server began to make from the old data are finished with them. */
const READERS_FINISH_MS = 1000;
/** A stopped run ends within two seconds; what a slow disk can't remove by then, the next run does. */
const TIDY_STOPPED_MS = 1200;

/**
 * Dataset → `outDir`. Everything is written aside and switched in at the end: a run that fails or is killed leaves the
 * data that were there.
 * @returns null where `outDir` already holds what this run would write
 * @throws OperatorError for what the operator can mend, and where the signal is aborted: its reason, and what `outDir` holds
 */
export async function precompute(options: PrecomputeOptions, effects: RunEffects): Promise<RunSummary | null> {
  const { outDir, cacheDir, memory } = options;
  const state: RunState = { staging: "", workDir: "", isSwitchedIn: false };
  try {
    state.staging = await createStaging(outDir, effects.signal);
    await recover(outDir, effects.signal);
    state.workDir = await ownedFolder(cacheDir, "precompute-", effects.signal);
    return await runIn(state, options, effects);
  } catch (error) {
    if (effects.signal?.aborted) throw stopped(effects.signal.reason, state);
    const outcome = state.isSwitchedIn ? "The new data are in place." : "The data that were there are untouched.";
    throw explainFault(error, { outDir, workDir: state.workDir || cacheDir, memory, outcome });
  } finally {
    await tidyUp(state, effects);
  }
}

function stopped(reason: unknown, { isSwitchedIn }: RunState): unknown {
  if (!(reason instanceof OperatorError)) return reason;
  const outcome = isSwitchedIn
    ? "the new data are in place, and the next run removes what is left of the old ones"
    : "the data that were there are untouched";
  return new OperatorError(`${reason.message}; ${outcome}.`, { cause: reason });
}

async function tidyUp({ staging, workDir }: RunState, { reporter, signal }: RunEffects): Promise<void> {
  const startMs = performance.now();
  const isLate = () => signal?.aborted === true && performance.now() - startMs > TIDY_STOPPED_MS;
  for (const folder of [staging, workDir]) {
    if (folder === "" || (await removeFolder(folder, isLate))) continue;
    reporter.line(`${relative("", folder)} takes long to remove; the next run does it.`);
  }
}

async function runIn(
  state: RunState,
  options: PrecomputeOptions,
  { reporter, signal }: RunEffects,
): Promise<RunSummary | null> {
  const { staging, workDir } = state;
  const { datasetId, datasetsDir, outDir, force, mostUnpackedBytes } = options;
  const place = options.spark?.interactions ?? null;
  const dataset =
    place === null
      ? await findDataset(datasetId).locate({ datasetsDir, workDir, signal, mostUnpackedBytes })
      : interactionsSource(place);
  const inputs = await observeInputs(options, dataset);
  // Whether Parquet on other machines is what it was only reading it could tell.
  if (!force && place === null && (await isUnchanged(options, inputs, signal))) {
    reporter.line(
      `${relative("", outDir)} is made from ${datasetId} with these options already (--force runs anyway).`,
    );
    return null;
  }
  // Loaded when needed: DuckDB and the rest take longer to load than the question above takes to answer.
  const { build } = await import("./build.ts");
  const { manifest, read, files, stages } = await build(dataset, options, { workDir, staging, reporter, signal });
  signal?.throwIfAborted();
  const hadData = await switchIn(staging, outDir);
  state.isSwitchedIn = true;
  // Of an entry in an archive the run knows the checksum, not of the archive.
  const hashes = dataset.tables.map(({ entry }, index) => (entry === undefined ? (read[index]?.sha256 ?? null) : null));
  await recordRun(options, inputs, hashes, signal).catch(() => {
    reporter.line("This run could not be recorded in the cache folder: the next one will not be skipped.");
  });
  if (hadData) await sleep(READERS_FINISH_MS, undefined, { signal }).catch(() => {});
  await discardPrevious(outDir, signal);
  signal?.throwIfAborted();
  return { manifest, files, stages, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
