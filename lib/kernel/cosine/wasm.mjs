// @ts-check
// Plain JavaScript: a thread starts ten times faster without a TypeScript loader.

/** @typedef {"placeInput" | "placeLists" | "placeRows" | "placeScratch" | "setShape" | "setOptions" | "setIndexBits"} Setter */

/**
 * The kernel in WebAssembly (./assembly), over a shared memory.
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory
 * @param {import("./layout.ts").Layout} layout
 * @param {import("./kernel.ts").KernelOptions} options
 * @returns {import("./kernel.ts").Kernel}
 */
export function createAssemblyKernel(module, memory, layout, options) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const kernel = /** @type {import("./kernel.ts").Kernel & Record<Setter, (...values: number[]) => void>} */ (
    /** @type {unknown} */ (exports)
  );
  const l = layout;
  const scratch = l.scratches[options.worker];
  if (!scratch) throw new RangeError(`worker is ${options.worker}, expected less than ${l.workers}.`);
  kernel.placeInput(l.listStarts, l.inputArtists, l.inputWeights, l.tallySquares, l.tallyCosts, l.tallyListeners);
  kernel.placeLists(l.entriesAt, l.artistStarts, l.visits, l.scales, l.chunkBounds);
  kernel.placeRows(l.limits, l.rowStarts, l.rowStates, l.rowKeys, l.rowOverlaps, l.rowIndices);
  const { sums, met, pending, orderedKeys, offers, pairCounts, strongest } = scratch;
  kernel.placeScratch(sums, met, pending, orderedKeys, offers, pairCounts, strongest);
  kernel.setShape(l.artists, l.topK, l.parts, l.maxChunks, l.pendingCapacity, l.offersCapacity);
  kernel.setOptions(options.shrinkage, options.minListeners);
  kernel.setIndexBits(l.indexBits);
  return kernel;
}
