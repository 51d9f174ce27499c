import { setImmediate } from "node:timers/promises";
import { printable } from "../../../../lib/primitives/printable.ts";
import type { LocatedDataset, SourceTable } from "../../../datasets/source.ts";
import { readSource, sourceName } from "../../../datasets/source-bytes.ts";
import type { Ingested, IngestOptions } from "../ingested.ts";
import { describeRejections, nothingUsable } from "../rejections.ts";
import { indexRows } from "./index-rows.ts";
import { RowScanner } from "./row-scanner.ts";
import { type ScanThreads, scanOnThreads } from "./scan-on-threads.ts";
import type { ScanTask } from "./scan-thread.ts";

const SCANNED_COLUMNS = ["user", "mbid", "artist", "plays"];

/** The one table of a dataset that the scanner can read: four raw columns without a header; null for any other. */
export function scannableTable({ tables, views }: LocatedDataset): SourceTable | null {
  const [table, ...others] = tables;
  const [view] = views;
  const isPlain = view !== undefined && "file" in view && view.file === "four-columns.sql";
  if (table === undefined || others.length > 0 || !isPlain) return null;
  const isRaw = table.quoting === "none" && table.delimiter === "\t" && !table.header;
  return isRaw && table.columns.join() === SCANNED_COLUMNS.join() ? table : null;
}

export type ScanOptions = Pick<IngestOptions, "threads" | "signal" | "maxUnpackedBytes" | "onProgress">;

/**
 * Ingest by our own scanner, in memory: at most 36 bytes per row, plus the distinct texts. The result equals that of
 * `ingestWithSql` to the last byte.
 * @throws OperatorError if the file can't be read or no row at all is usable
 */
export async function ingestByScan(
  dataset: LocatedDataset,
  table: SourceTable,
  { threads, signal, maxUnpackedBytes, onProgress }: ScanOptions,
): Promise<Ingested> {
  const file = sourceName(table);
  onProgress?.(`reading ${printable(file)}`, 0);
  const feed = (consume: (bytes: AsyncIterable<Buffer>) => Promise<void>) =>
    readSource(table, consume, { signal, maxUnpackedBytes });
  const task = { userPattern: dataset.userPattern, file };
  const { scanned, measured } = await (threads > 1
    ? scanOnThreads(task, { threads, feed, signal })
    : scanHere(task, feed));
  onProgress?.("adding up", 0.7);
  /** Lets pending signals be handled. */
  const pause = async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  await pause();
  const rejected = describeRejections(scanned.rejected);
  const kept = scanned.rowUsers.length;
  const rows = kept + rejected.reduce((sum, found) => sum + found.rows, 0);
  if (kept === 0) throw nothingUsable(table.path, rows, rejected);
  const { withoutMbid, ...indexed } = await indexRows(scanned, pause);
  return {
    ...indexed,
    files: [{ name: file, ...measured }],
    rows: { read: rows, kept, rejected, duplicatesAdded: kept - indexed.interactions, withoutMbid },
  };
}

async function scanHere({ userPattern, file }: Pick<ScanTask, "userPattern" | "file">, feed: ScanThreads["feed"]) {
  const scanner = new RowScanner(userPattern, file);
  const measured = await feed(async (bytes) => {
    for await (const chunk of bytes) scanner.push(chunk);
    scanner.finish();
  });
  return { scanned: scanner.scanned(), measured };
}
