// @ts-check
import { writeFileSync } from "node:fs";

/**
 * Writes every file of the list that no other thread has taken.
 * @param {{ files: [path: string, sizeBytes: number][], next: Int32Array, content: Uint8Array }} task
 */
export function run({ files, next, content }) {
  for (;;) {
    const file = files[Atomics.add(next, 0, 1)];
    if (file === undefined) return;
    writeFileSync(file[0], content.subarray(0, file[1]));
  }
}
