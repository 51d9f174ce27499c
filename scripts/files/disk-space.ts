import { statfs } from "node:fs/promises";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";

/** Free bytes for an ordinary user on the disk that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export const formatSize = (bytes: number) =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

/** @throws OperatorError naming the space that `purpose` needs and the free space */
export async function demandFreeBytes(
  folder: string,
  neededBytes: number,
  purpose: string,
  measure: typeof freeBytes = freeBytes,
): Promise<void> {
  const free = await measure(folder);
  if (free >= neededBytes) return;
  throw new OperatorError(
    `${printablePath(folder)}: ${purpose} needs ${formatSize(neededBytes)}, ${formatSize(free)} are free; free some space, or set DATASETS_DIR to a folder on another disk. A partial download is kept and will be resumed.`,
  );
}
