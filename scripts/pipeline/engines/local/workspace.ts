import { readFile } from "node:fs/promises";
import type { Workspace } from "./task.ts";

const WASM_PAGE_BYTES = 65_536;

export const KERNEL_FILE = new URL("../../../../lib/kernel/cosine/assembly/kernel.wasm", import.meta.url);
export const VECTORS_FILE = new URL("../../../../lib/kernel/vectors/assembly/vectors.wasm", import.meta.url);

/**
 * Memory for the layout, with the WebAssembly kernel over it. If WebAssembly is not available, memory that TypeScript shares
 * as well, and `onNotice` gets the reason in one line.
 */
export async function openWorkspace(
  layout: { sizeBytes: number },
  kernelFile: URL,
  onNotice: (line: string) => void,
): Promise<Workspace> {
  try {
    const module = await WebAssembly.compile(await readFile(kernelFile));
    const pages = Math.ceil(layout.sizeBytes / WASM_PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    new WebAssembly.Instance(module, { env: { memory } });
    return { buffer: memory.buffer, assembly: { module, memory } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onNotice(
      `WebAssembly can't compute the neighbours (${reason}): TypeScript does, with the same result but more slowly.`,
    );
    return { buffer: new SharedArrayBuffer(layout.sizeBytes), assembly: null };
  }
}
