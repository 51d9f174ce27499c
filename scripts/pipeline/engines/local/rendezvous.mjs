// @ts-check

import { createStages } from "./stages.mjs";

/** Words of the kernel's control block after those of the stages. */
const INPUT_READY = 14;
const CHUNKS = 15;

/**
 * How threads share the kernel's stages, and what they tell each other.
 * @param {ArrayBufferLike} buffer
 * @param {import("../../../../lib/kernel/cosine/layout.ts").Layout} layout
 */
export function createRendezvous(buffer, { control, workers }) {
  const words = new Int32Array(buffer, control, 16);
  return {
    ...createStages(words, workers),
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
