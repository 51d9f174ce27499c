import {
  type FactorTraining,
  type TrainingState,
  trainingHalves,
} from "../../../../lib/kernel/factors/artist-factors.ts";
import { fillGramRows, solveRange } from "../../../../lib/kernel/factors/implicit-factors.ts";

/** What every training thread is given. */
export interface TrainingTask {
  state: TrainingState;
  training: FactorTraining;
  /** factors², all 0. */
  gram: Float64Array;
  /** See `createStages`. */
  control: Int32Array;
  workers: number;
}

/** Words of the control block before the queues, of which every stage has one. */
export const FIRST_QUEUE = 2;
export const STAGES_PER_HALF = 3;

/** Few enough that reading Y once for each costs little, enough to balance the triangle's longer rows. */
const GRAM_ROWS = 8;
const ROWS_AT_ONCE = 256;

/** One thread's share of the training; reports every half that it has seen finished. */
export function run(task: TrainingTask, report: (message: "half") => void): void {
  const { state, training, gram } = task;
  const { factors, regularisation, steps, rounds } = training;
  const stages = createStages(task);
  for (const { target, fixed, extraConfidence } of trainingHalves(state, rounds)) {
    stages.share(1, () => gram.fill(0));
    stages.meet();
    stages.share(Math.ceil(factors / GRAM_ROWS), (item) => {
      const first = item * GRAM_ROWS;
      fillGramRows(fixed, regularisation, gram, first, Math.min(first + GRAM_ROWS, factors));
    });
    stages.meet();
    const system = { target, fixed, extraConfidence, gram, steps };
    stages.share(Math.ceil(target.rows / ROWS_AT_ONCE), (item) => {
      const first = item * ROWS_AT_ONCE;
      solveRange(system, first, Math.min(first + ROWS_AT_ONCE, target.rows));
    });
    stages.meet();
    report("half");
  }
}

/** Threads take work from one queue a stage, and wait for each other between stages. */
function createStages({ control, workers }: TrainingTask) {
  const ARRIVED = 0;
  const PASSED = 1;
  let stage = 0;
  return {
    share(count: number, work: (item: number) => void): void {
      for (;;) {
        const item = Atomics.add(control, FIRST_QUEUE + stage, 1);
        if (item >= count) break;
        work(item);
      }
    },
    meet(): void {
      stage += 1;
      if (Atomics.add(control, ARRIVED, 1) + 1 === stage * workers) {
        Atomics.store(control, PASSED, stage);
        Atomics.notify(control, PASSED);
      }
      for (let passed = Atomics.load(control, PASSED); passed < stage; passed = Atomics.load(control, PASSED)) {
        Atomics.wait(control, PASSED, passed);
      }
    },
  };
}
