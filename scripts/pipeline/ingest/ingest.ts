import { stat } from "node:fs/promises";
import { bytesOf } from "../../cli/byte-size.ts";
import type { LocatedDataset, SourceTable } from "../../datasets/source.ts";
import { ingestWithSql } from "./ingest-with-sql.ts";
import type { Ingested, IngestOptions } from "./ingested.ts";
import { ingestByScan, scannableTable } from "./scan/ingest-by-scan.ts";
import { withListening } from "./with-listening.ts";

/** The scanner's memory per byte of text: 36 bytes per row of about 95, and the distinct texts. */
const SCAN_BYTES_PER_TEXT_BYTE = 0.5;
const TEXT_BYTES_PER_PACKED_BYTE = 3.5;
/** Threads take longer to start than one takes to read less. */
const MIN_TEXT_BYTES_FOR_THREADS = 64_000_000;
/** This thread feeds no more: it reads, unpacks and hashes the file. */
const MAX_THREADS = 8;

/**
 * Rows → checked, counted, dictionary-encoded interactions. Every row read is either kept or counted under one reason.
 * Raw four-column text is scanned in memory if that fits into `options.memory`; everything else goes through DuckDB.
 * @throws OperatorError if a file can't be read or no row at all is usable
 */
export async function ingest(dataset: LocatedDataset, options: IngestOptions): Promise<Ingested> {
  const table = scannableTable(dataset);
  const ingested = await readTables(dataset, table, options);
  return dataset.listening === undefined ? ingested : withListening(ingested, dataset.listening);
}

async function readTables(
  dataset: LocatedDataset,
  table: ReturnType<typeof scannableTable>,
  options: IngestOptions,
): Promise<Ingested> {
  if (table === null) return ingestWithSql(dataset, options);
  const textBytes = await textBytesOf(table);
  if (textBytes * SCAN_BYTES_PER_TEXT_BYTE > (bytesOf(options.memory) ?? 0)) return ingestWithSql(dataset, options);
  const threads = textBytes < MIN_TEXT_BYTES_FOR_THREADS ? 1 : Math.min(options.threads, MAX_THREADS);
  return ingestByScan(dataset, table, { ...options, threads });
}

async function textBytesOf({ path }: SourceTable): Promise<number> {
  const { size } = await stat(path);
  return size * (path.endsWith(".gz") ? TEXT_BYTES_PER_PACKED_BYTE : 1);
}
