// @ts-check

/** Words of the kernel's control block. */
const ARRIVED = 0;
const PASSED = 1;
const FIRST_QUEUE = 2;
const INPUT_READY = 14;
const CHUNKS = 15;

/**
 * How threads share the kernel's stages: they take work from numbered queues and wait for each other between stages.
 * @param {ArrayBufferLike} buffer
 * @param {import("../../../../lib/kernel/cosine/layout.ts").Layout} layout
 */
export function createRendezvous(buffer, { control, workers }) {
  const words = new Int32Array(buffer, control, 16);
  let stage = 0;
  return {
    /**
     * Runs `work` on the numbers below `count` that no other thread has taken in this stage.
     * @param {number} count
     * @param {(item: number) => void} work
     */
    share(count, work) {
      for (;;) {
        const item = Atomics.add(words, FIRST_QUEUE + stage, 1);
        if (item >= count) break;
        work(item);
      }
    },
    /** Returns once every thread has called it as often as this one. */
    meet() {
      stage += 1;
      if (Atomics.add(words, ARRIVED, 1) + 1 === stage * workers) {
        Atomics.store(words, PASSED, stage);
        Atomics.notify(words, PASSED);
      }
      for (let passed = Atomics.load(words, PASSED); passed < stage; passed = Atomics.load(words, PASSED)) {
        Atomics.wait(words, PASSED, passed);
      }
    },
    /** Lets the threads read the input. */
    openInput() {
      Atomics.store(words, INPUT_READY, 1);
      Atomics.notify(words, INPUT_READY);
    },
    /** Returns once the input is ready. */
    awaitInput() {
      while (Atomics.load(words, INPUT_READY) === 0) Atomics.wait(words, INPUT_READY, 0);
    },
    get chunks() {
      return Atomics.load(words, CHUNKS);
    },
    set chunks(count) {
      Atomics.store(words, CHUNKS, count);
    },
  };
}
