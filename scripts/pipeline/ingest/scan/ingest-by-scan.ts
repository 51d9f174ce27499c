import { setImmediate } from "node:timers/promises";
import { printable } from "../../../../lib/primitives/printable.ts";
import type { LocatedDataset, SourceTable } from "../../../datasets/source.ts";
import { readSource, sourceName } from "../../../datasets/source-bytes.ts";
import type { Ingested, IngestOptions } from "../ingested.ts";
import { describeRejections, nothingUsable } from "../rejections.ts";
import { indexRows } from "./index-rows.ts";
import { RowScanner } from "./row-scanner.ts";

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

/**
 * Ingest by our own scanner, in memory: at most 36 bytes per row, plus the distinct texts. The result equals that of
 * `ingestWithSql` to the last byte.
 * @throws OperatorError if the file can't be read or no row at all is usable
 */
export async function ingestByScan(
  dataset: LocatedDataset,
  table: SourceTable,
  { signal, maxUnpackedBytes, onProgress }: Pick<IngestOptions, "signal" | "maxUnpackedBytes" | "onProgress">,
): Promise<Ingested> {
  const file = sourceName(table);
  const scanner = new RowScanner(dataset.userPattern, file);
  onProgress?.(`reading ${printable(file)}`, 0);
  const measured = await readSource(
    table,
    async (bytes) => {
      for await (const chunk of bytes) scanner.push(chunk);
      scanner.finish();
    },
    { signal, maxUnpackedBytes },
  );
  onProgress?.("adding up", 0.7);
  /** Lets pending signals be handled. */
  const pause = async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  await pause();
  const rejected = describeRejections(scanner.rejected);
  const kept = scanner.rowUsers.length;
  const read = kept + rejected.reduce((sum, { rows }) => sum + rows, 0);
  if (kept === 0) throw nothingUsable(table.path, read, rejected);
  const { withoutMbid, ...indexed } = await indexRows(scanner, pause);
  return {
    ...indexed,
    files: [{ name: file, ...measured }],
    rows: { read, kept, rejected, duplicatesAdded: kept - indexed.interactions, withoutMbid },
  };
}
