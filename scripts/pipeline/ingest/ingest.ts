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

/**
 * Rows → checked, counted, dictionary-encoded interactions. Every row read is either kept or counted under one reason.
 * Raw four-column text is scanned in memory if that fits into `options.memory`; everything else goes through DuckDB.
 * @throws OperatorError if a file can't be read or no row at all is usable
 */
export async function ingest(dataset: LocatedDataset, options: IngestOptions): Promise<Ingested> {
  const table = scannableTable(dataset);
  const ingested = await (table !== null && (await fits(table, options.memory))
    ? ingestByScan(dataset, table, options)
    : ingestWithSql(dataset, options));
  return dataset.listening === undefined ? ingested : withListening(ingested, dataset.listening);
}

async function fits({ path }: SourceTable, memory: string): Promise<boolean> {
  const { size } = await stat(path);
  const textBytes = size * (path.endsWith(".gz") ? TEXT_BYTES_PER_PACKED_BYTE : 1);
  return textBytes * SCAN_BYTES_PER_TEXT_BYTE <= (bytesOf(memory) ?? 0);
}
