import { relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultMethodId } from "../../lib/kernel/methods.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { type Reporter, StageClock } from "../cli/reporter.ts";
import { findDataset } from "../datasets/find.ts";
import { tagTable } from "../datasets/tag-table.ts";
import { type OwnedFolder, ownedFolder } from "../files/owned-folder.ts";
import { interactionsSource } from "./engines/spark/interactions-source.ts";
import { explainFault } from "./explain-fault.ts";
import type { PrecomputeOptions } from "./options.ts";
import { locateOut } from "./out-place.ts";
import { isUnchanged, observeInputs, recordRun } from "./run-record.ts";
import type { RunSummary } from "./summary.ts";
import {
  closeOut,
  demandLock,
  describeOut,
  discardPrevious,
  hasPrevious,
  type OpenOut,
  openOut,
  switchIn,
} from "./switch-in.ts";

export interface RunEffects {
  reporter: Reporter;
  /** When the run began, on the clock of `performance.now`; by default when `precompute` is called. */
  startMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** A run's own resources. */
interface RunState {
  out: OpenOut | null;
  work: OwnedFolder | null;
}

/** Time for servers to finish pages that they began to render from the old data. */
const READERS_FINISH_MS = 1000;
/** A stopped run ends within two seconds; what a slow disk can't remove by then, the next run removes. */
const TIDY_STOPPED_MS = 1200;

/**
 * Dataset → `outDir`. Everything is written to a staging folder and switched in at the end: a run that fails or is killed
 * leaves the old data.
 * @returns null if `outDir` already holds what this run would write
 * @throws OperatorError for what the operator can fix, before any row is read if `outDir` may not be replaced; if
 * the signal is aborted: its reason, and what `outDir` holds
 */
export async function precompute(options: PrecomputeOptions, effects: RunEffects): Promise<RunSummary | null> {
  const { outDir, cacheDir, memory } = options;
  const { signal, reporter, startMs = performance.now() } = effects;
  const state: RunState = { out: null, work: null };
  const clock = new StageClock(reporter, startMs);
  let built: Omit<RunSummary, "stages" | "peakBytes"> | null;
  try {
    const place = await locateOut(outDir, [process.cwd(), cacheDir]);
    state.out = await openOut(place, { signal, onLine: reporter.line });
    state.work = await ownedFolder(cacheDir, "precompute-", signal);
    built = await runIn({ out: state.out, work: state.work }, options, effects, clock);
  } catch (error) {
    const outcome = state.out === null ? "This run has changed nothing." : describeOut(state.out);
    if (signal?.aborted) throw stopped(signal.reason, outcome, state);
    if (state.out?.manifestSwitchedIn === null) demandLock(state.out);
    throw explainFault(error, { outDir, workDir: state.work?.path ?? cacheDir, memory, outcome });
  } finally {
    await tidyUp(state, effects);
  }
  if (built === null) return null;
  clock.end("switch in");
  return { ...built, stages: clock.stages, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

function stopped(reason: unknown, outcome: string, { out }: RunState): unknown {
  if (!(reason instanceof OperatorError)) return reason;
  const sentence = `${outcome.charAt(0).toLowerCase()}${outcome.slice(1, -1)}`;
  const isLeft = out !== null && out.manifestSwitchedIn !== null && hasPrevious(out);
  const rest = isLeft ? ", and the next run removes what is left of the old data" : "";
  return new OperatorError(`${reason.message}; ${sentence}${rest}.`, { cause: reason });
}

async function tidyUp({ out, work }: RunState, { reporter, signal }: RunEffects): Promise<void> {
  const startMs = performance.now();
  const isLate = () => signal?.aborted === true && performance.now() - startMs > TIDY_STOPPED_MS;
  const removals = [
    { folder: out?.staging, remove: () => (out === null ? true : closeOut(out, isLate)) },
    { folder: work?.path, remove: () => work?.remove(isLate) ?? true },
  ];
  for (const { folder, remove } of removals) {
    // A failure to remove it must not hide the run's outcome.
    const isGone = await Promise.resolve(remove()).catch(() => false);
    if (!isGone) reporter.line(`${relative("", folder ?? "")} could not be fully removed; the next run will do it.`);
  }
}

async function runIn(
  { out, work }: { out: OpenOut; work: OwnedFolder },
  options: PrecomputeOptions,
  { reporter, signal }: RunEffects,
  clock: StageClock,
): Promise<Omit<RunSummary, "stages" | "peakBytes"> | null> {
  const { datasetId, datasetsDir, outDir, force, maxUnpackedBytes } = options;
  const workDir = work.path;
  const place = options.spark?.interactions ?? null;
  const found =
    place === null
      ? await findDataset(datasetId).locate({
          datasetsDir,
          workDir,
          signal,
          maxUnpackedBytes,
          listenerRule: options.listenerRule,
          corrections: options.corrections,
        })
      : interactionsSource(place);
  const dataset =
    options.tags === null ? found : { ...found, tags: await tagTable(options.tags, found.description.isPersonal) };
  const inputs = await observeInputs(options, dataset);
  // Only reading Parquet on other machines would show whether it has changed.
  if (!force && place === null && (await isUnchanged(options, inputs, signal))) {
    reporter.line(
      `${relative("", outDir)} is already built from ${datasetId} with these options (use --force to run anyway).`,
    );
    return null;
  }
  for (const line of dataset.notes ?? []) reporter.line(line);
  // Loaded on demand: loading DuckDB and the rest takes longer than the check above.
  const { build } = await import("./build.ts");
  clock.end("start");
  const { manifest, read, files } = await build(dataset, options, {
    workDir,
    staging: out.staging,
    clock,
    reporter,
    signal,
  });
  signal?.throwIfAborted();
  const hadData = await switchIn(out);
  const switchedMs = performance.now();
  // For an entry in an archive the run knows the entry's checksum, not the archive's.
  const hashes =
    dataset.listening === undefined
      ? dataset.tables.map(({ entry }, index) => (entry === undefined ? (read[index]?.sha256 ?? null) : null))
      : dataset.listening.inputs.map(() => null);
  const best = options.method?.id ?? (options.spark ? manifest.method.id : defaultMethodId(dataset.description.kind));
  // With more memory the next run may make the best method's lists.
  if (manifest.method.id === best) {
    await recordRun(options, inputs, hashes, signal).catch(() => {
      reporter.line("This run could not be recorded in the cache folder: the next one will not be skipped.");
    });
  }
  const restMs = READERS_FINISH_MS - (performance.now() - switchedMs);
  if (hadData && restMs > 0) await sleep(restMs, undefined, { signal }).catch(() => {});
  const isDiscarded = await discardPrevious(out, signal).catch(() => false);
  signal?.throwIfAborted();
  if (!isDiscarded)
    reporter.line(`${relative("", out.place.previous)} could not be fully removed; the next run will do it.`);
  return { manifest, files };
}
