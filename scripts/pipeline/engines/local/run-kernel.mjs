// @ts-check
// Plain JavaScript: a thread starts ten times faster without a TypeScript loader.
import { createAssemblyKernel } from "../../../../lib/kernel/cosine/wasm.mjs";
import { createRendezvous } from "./rendezvous.mjs";

/** Users prepared in one call: short calls let the engine put its optimised code in place early. */
const USERS_AT_ONCE = 1024;
const RANK_SLICES = 256;
const PAGE_BYTES = 4096;
const PAGES_AT_ONCE = 1024;

/**
 * One thread's share of the kernel's work; reports how many artists it has finished since its last report.
 * @param {import("./task.ts").KernelTask} task
 * @param {(artists: number) => void} report
 */
export async function run(task, report) {
  const { layout } = task;
  const buffer = task.assembly?.memory.buffer ?? task.buffer;
  const kernel = await createKernel(task, buffer);
  const rendezvous = createRendezvous(buffer, layout);
  const chunkBounds = new Uint32Array(buffer, layout.chunkBounds, layout.maxChunks + 1);

  claimLists(rendezvous, layout, buffer);
  rendezvous.meet();
  rendezvous.awaitInput();
  rendezvous.share(layout.parts, (part) => eachSlice(task, part, kernel.tally));
  rendezvous.meet();
  rendezvous.share(1, () => {
    rendezvous.chunks = kernel.plan();
  });
  rendezvous.meet();
  rendezvous.share(layout.parts, (part) => eachSlice(task, part, kernel.scatter));
  rendezvous.meet();
  rendezvous.share(rendezvous.chunks, (chunk) => {
    const from = chunkBounds[chunk] ?? 0;
    const to = chunkBounds[chunk + 1] ?? 0;
    kernel.pairs(from, to);
    report(to - from);
  });
  rendezvous.meet();
  rendezvous.share(RANK_SLICES, (slice) => {
    const start = (/** @type {number} */ index) => Math.floor((layout.artists * index) / RANK_SLICES);
    kernel.rank(start(slice), start(slice + 1));
  });
}

/**
 * @param {import("./task.ts").KernelTask} task
 * @param {ArrayBufferLike} buffer
 * @returns {Promise<import("../../../../lib/kernel/cosine/kernel.ts").Kernel>}
 */
async function createKernel({ assembly, layout, options }, buffer) {
  if (assembly) return createAssemblyKernel(assembly.module, assembly.memory, layout, options);
  // `--import tsx` doesn't reach threads on Node 20; tsx is found from here, whatever the working directory.
  const { tsImport } = await import("tsx/esm/api");
  const portable = await tsImport("../../../../lib/kernel/cosine/portable/create-kernel.ts", import.meta.url);
  return portable.createPortableKernel(buffer, layout, options);
}

/**
 * @param {import("./task.ts").KernelTask} task
 * @param {number} part
 * @param {(part: number, from: number, to: number) => void} prepare
 */
function eachSlice({ partBounds }, part, prepare) {
  const end = partBounds[part + 1] ?? 0;
  for (let from = partBounds[part] ?? 0; from < end; from += USERS_AT_ONCE) {
    prepare(part, from, Math.min(from + USERS_AT_ONCE, end));
  }
}

/**
 * Writes a 0 to every page of the lists, which are empty yet: the system finds memory for them while the main thread is
 * still filling in the input. That costs more than writing the lists does.
 * @param {ReturnType<typeof createRendezvous>} rendezvous
 * @param {import("../../../../lib/kernel/cosine/layout.ts").Layout} layout
 * @param {ArrayBufferLike} buffer
 */
function claimLists(rendezvous, layout, buffer) {
  const bytes = new Uint8Array(buffer);
  const from = layout.entriesAt;
  const end = layout.visits + 8 * layout.entries;
  const step = PAGES_AT_ONCE * PAGE_BYTES;
  rendezvous.share(Math.ceil((end - from) / step), (slice) => {
    const sliceEnd = Math.min(from + (slice + 1) * step, end);
    for (let at = from + slice * step; at < sliceEnd; at += PAGE_BYTES) bytes[at] = 0;
  });
}
