import { setImmediate } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { type FactorTraining, trainSpace } from "../../../../lib/kernel/factors/artist-factors.ts";
import { type ProfileOptions, profileSpace } from "../../../../lib/kernel/rerank/artist-profiles.ts";
import { type RerankTask, rerankSpace } from "../../../../lib/kernel/rerank/rerank.ts";
import type { VectorKernel } from "../../../../lib/kernel/vectors/kernel.ts";
import type { SpaceLayout } from "../../../../lib/kernel/vectors/layout.ts";
import { createPortableVectors } from "../../../../lib/kernel/vectors/portable.ts";
import type { Stages } from "../../../../lib/kernel/vectors/stages.ts";
import { createAssemblyVectors } from "../../../../lib/kernel/vectors/wasm.mjs";
import { createStages } from "./stages.mjs";
import type { Workspace } from "./task.ts";

/** What threads compute in a space of vectors. */
export type SpaceWork =
  | { kind: "training"; layout: SpaceLayout; training: FactorTraining }
  | { kind: "profiles"; layout: SpaceLayout; profiles: ProfileOptions }
  | ({ kind: "reranking" } & Omit<RerankTask, "worker">);

export interface SpaceTask extends Workspace {
  work: SpaceWork;
  worker: number;
}

/** One thread's share of the work; reports how much of it is done since its last report. */
export async function run(
  { work, worker, ...workspace }: SpaceTask,
  report: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const buffer = workspace.assembly?.memory.buffer ?? workspace.buffer;
  const openKernel = () => openVectors(workspace, buffer);
  const { control, workers } = work.layout;
  const stages = interruptible(createStages(new Int32Array(buffer, control, 3), workers), signal);
  if (work.kind === "reranking") return rerankSpace(openKernel, buffer, { ...work, worker }, stages, report);
  const kernel = openKernel();
  const { layout } = work;
  kernel.setRows(layout.factors, layout.scratches[worker] ?? 0, layout.longestRow);
  const onStep = () => report(1);
  await (work.kind === "training"
    ? trainSpace(kernel, buffer, layout, work.training, stages, onStep)
    : profileSpace(kernel, buffer, layout, work.profiles, stages, onStep));
}

function openVectors({ assembly }: Workspace, buffer: ArrayBufferLike): VectorKernel {
  return assembly ? createAssemblyVectors(assembly.module, assembly.memory) : createPortableVectors(buffer);
}

/** On the main thread signals and timers are handled between stages; threads are terminated instead. */
function interruptible(stages: Stages, signal: AbortSignal): Stages {
  if (!isMainThread) return stages;
  return {
    share: stages.share,
    async meet() {
      stages.meet();
      await setImmediate();
      signal.throwIfAborted();
    },
  };
}
