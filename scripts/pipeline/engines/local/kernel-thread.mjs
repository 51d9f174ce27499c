// @ts-check
// Plain JavaScript: a thread starts ten times faster without a TypeScript loader.
import { parentPort, workerData } from "node:worker_threads";
import { createAssemblyKernel } from "../../../../lib/kernel/cosine/wasm.mjs";
import { createRendezvous } from "./rendezvous.mjs";

/** Users prepared in one call: short calls let the engine switch to optimised code early. */
const USERS_AT_ONCE = 1024;
const RANK_SLICES = 256;
const PAGE_BYTES = 4096;
const PAGES_AT_ONCE = 1024;

/** @type {import("./task.ts").KernelTask} */
const task = workerData;
const { layout, options } = task;
const buffer = task.assembly?.memory.buffer ?? task.buffer;
const kernel = await createKernel();
const rendezvous = createRendezvous(buffer, layout);
const chunkBounds = new Uint32Array(buffer, layout.chunkBounds, layout.maxChunks + 1);

claimLists();
rendezvous.meet();
rendezvous.awaitInput();
rendezvous.share(layout.parts, (part) => eachSlice(part, kernel.tally));
rendezvous.meet();
rendezvous.share(1, () => {
  rendezvous.chunks = kernel.plan();
});
rendezvous.meet();
rendezvous.share(layout.parts, (part) => eachSlice(part, kernel.scatter));
rendezvous.meet();
rendezvous.share(rendezvous.chunks, (chunk) => {
  const from = chunkBounds[chunk] ?? 0;
  const to = chunkBounds[chunk + 1] ?? 0;
  kernel.pairs(from, to);
  parentPort?.postMessage(to - from);
});
rendezvous.meet();
rendezvous.share(RANK_SLICES, (slice) => {
  const start = (/** @type {number} */ index) => Math.floor((layout.artists * index) / RANK_SLICES);
  kernel.rank(start(slice), start(slice + 1));
});

/** @returns {Promise<import("../../../../lib/kernel/cosine/kernel.ts").Kernel>} */
async function createKernel() {
  if (task.assembly) return createAssemblyKernel(task.assembly.module, task.assembly.memory, layout, options);
  // `--import tsx` doesn't reach threads on Node 20; tsx is found from here, whatever the working directory.
  const { tsImport } = await import("tsx/esm/api");
  const portable = await tsImport("../../../../lib/kernel/cosine/portable/create-kernel.ts", import.meta.url);
  return portable.createPortableKernel(buffer, layout, options);
}

/**
 * @param {number} part
 * @param {(part: number, from: number, to: number) => void} prepare
 */
function eachSlice(part, prepare) {
  const end = task.partBounds[part + 1] ?? 0;
  for (let from = task.partBounds[part] ?? 0; from < end; from += USERS_AT_ONCE) {
    prepare(part, from, Math.min(from + USERS_AT_ONCE, end));
  }
}

/**
 * Writes a 0 to every page of the lists, which are still empty: the system allocates their memory while the main thread is
 * still filling in the input. Allocation costs more than writing the lists.
 */
function claimLists() {
  const bytes = new Uint8Array(buffer);
  const from = layout.entriesAt;
  const end = layout.visits + 8 * layout.entries;
  const step = PAGES_AT_ONCE * PAGE_BYTES;
  rendezvous.share(Math.ceil((end - from) / step), (slice) => {
    const sliceEnd = Math.min(from + (slice + 1) * step, end);
    for (let at = from + slice * step; at < sliceEnd; at += PAGE_BYTES) bytes[at] = 0;
  });
}
