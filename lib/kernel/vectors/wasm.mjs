// @ts-check
/**
 * The kernel in WebAssembly (./assembly), over a shared memory.
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory
 * @returns {import("./kernel.ts").VectorKernel}
 */
export function createAssemblyVectors(module, memory) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return /** @type {import("./kernel.ts").VectorKernel} */ (/** @type {unknown} */ (exports));
}
