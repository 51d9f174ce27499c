import type { Measured } from "../../../datasets/source-bytes.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import { mergeParts } from "./merge-parts.ts";
import { PieceWriter, pieceBuffers } from "./pieces.ts";
import type { ScannedPart, ScanTask } from "./scan-thread.ts";
import type { ScannedRows } from "./scanned.ts";

export interface ScanThreads {
  threads: number;
  /** Passes the file's bytes on, in their order. */
  feed: (consume: (bytes: AsyncIterable<Buffer>) => Promise<void>) => Promise<Measured>;
  signal?: AbortSignal | undefined;
}

const isPart = (message: unknown): message is ScannedPart => typeof message === "object" && message !== null;

/**
 * Reads a file's lines on threads: this one cuts its bytes into pieces of whole lines, of which each thread takes the next.
 * @throws Error if a thread dies, with its cause; what `feed` throws; the signal's reason if it is aborted
 */
export async function scanOnThreads(
  { userPattern, file }: Omit<ScanTask, "buffers">,
  { threads, feed, signal }: ScanThreads,
): Promise<{ scanned: ScannedRows; measured: Measured }> {
  const buffers = pieceBuffers(threads);
  const writer = new PieceWriter(buffers);
  const parts: ScannedPart[] = [];
  const failed = new AbortController();
  const both = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  both.addEventListener("abort", () => writer.wake(), { once: true });
  const failing = (error: unknown) => {
    failed.abort(error);
    throw error;
  };
  const task: ScanTask = { userPattern, file, buffers };
  const [, measured] = await Promise.all([
    runThreads({
      module: new URL("./scan-thread.ts", import.meta.url),
      load: () => import("./scan-thread.ts"),
      data: () => task,
      threads,
      signal: both,
      onMessage: (message) => {
        if (isPart(message)) parts.push(message);
        else writer.wake();
      },
    }).catch(failing),
    feed(async (bytes) => {
      for await (const chunk of bytes) await writer.write(chunk, both);
      await writer.finish(both);
    }).catch(failing),
  ]);
  return { scanned: mergeParts(parts), measured };
}
