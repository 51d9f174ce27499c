// @ts-check

/** Words of a control block. */
const ARRIVED = 0;
const PASSED = 1;
const QUEUE = 2;

/**
 * How threads share the stages of a computation: they take work from a queue and wait for each other between stages.
 * @param {Int32Array} words three of them, 0 at first, shared by all threads
 * @param {number} workers how many threads there are
 */
export function createStages(words, workers) {
  let stage = 0;
  return {
    /**
     * Runs `work` on the numbers below `count` that no other thread has taken in this stage.
     * @param {number} count
     * @param {(item: number) => void} work
     */
    share(count, work) {
      for (;;) {
        const item = Atomics.add(words, QUEUE, 1);
        if (item >= count) break;
        work(item);
      }
    },
    /** Returns once every thread has called it as often as this one. */
    meet() {
      stage += 1;
      if (Atomics.add(words, ARRIVED, 1) + 1 === stage * workers) {
        // Nobody takes work before the stage is passed.
        Atomics.store(words, QUEUE, 0);
        Atomics.store(words, PASSED, stage);
        Atomics.notify(words, PASSED);
      }
      for (let passed = Atomics.load(words, PASSED); passed < stage; passed = Atomics.load(words, PASSED)) {
        Atomics.wait(words, PASSED, passed);
      }
    },
  };
}
