import type { Kernel, KernelOptions } from "../kernel.ts";
import type { Layout } from "../layout.ts";
import { viewMemory } from "./memory.ts";
import { pairs } from "./pairs.ts";
import { plan, scatter, tally } from "./prepare.ts";
import { rank } from "./rank.ts";

/** The kernel in TypeScript: the readable reference, and the fallback without WebAssembly. */
export function createPortableKernel(buffer: ArrayBufferLike, layout: Layout, options: KernelOptions): Kernel {
  const memory = viewMemory(buffer, layout, options);
  return {
    tally: (part, from, to) => tally(memory, part, from, to),
    plan: () => plan(memory),
    scatter: (part, from, to) => scatter(memory, part, from, to),
    pairs: (from, to) => pairs(memory, from, to),
    rank: (from, to) => rank(memory, from, to),
  };
}
