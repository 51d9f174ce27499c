import { readFileSync } from "node:fs";

/** How many files and connections this process may have open; Infinity if there is no limit or none can be found. */
export function openFilesLimit(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    // Only Linux has this file.
    return Infinity;
  }
}
