import type { KernelOptions } from "../../../../lib/kernel/cosine/kernel.ts";
import type { Layout } from "../../../../lib/kernel/cosine/layout.ts";

/** The kernel's memory, and the WebAssembly module where it runs. */
export interface Workspace {
  buffer: ArrayBufferLike;
  assembly: { module: WebAssembly.Module; memory: WebAssembly.Memory } | null;
}

/** What every thread is given. */
export interface KernelTask extends Workspace {
  layout: Layout;
  options: KernelOptions;
  /** Part p is the users [partBounds[p], partBounds[p + 1]). */
  partBounds: Uint32Array;
}
