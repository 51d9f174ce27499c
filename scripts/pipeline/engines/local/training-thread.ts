import { parentPort, workerData } from "node:worker_threads";
import { trainingHalves } from "../../../../lib/kernel/factors/artist-factors.ts";
import { fillGramRows, solveRange } from "../../../../lib/kernel/factors/implicit-factors.ts";
import { FIRST_QUEUE, type TrainingTask } from "./train-on-threads.ts";

/** Few enough that reading Y once per item costs little, enough to balance the triangle's longer rows. */
const GRAM_ROWS = 8;
const ROWS_AT_ONCE = 256;

const task: TrainingTask = workerData;
const { state, training, gram, control, workers } = task;
const { factors, regularisation, steps, rounds } = training;
const stages = createStages();

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
  parentPort?.postMessage("half");
}

/** Threads take work from one queue per stage, and wait for each other between stages. */
function createStages() {
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
