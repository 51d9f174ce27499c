import { createWriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { OperatorError } from "../cli/operator-error.ts";
import type { LocatedDataset } from "../datasets/source.ts";
import { readSource, sourceName } from "../datasets/source-bytes.ts";

const LINE_FEED = 0x0a;

/** Thrown internally, to read no more than needed. */
class Enough extends Error {}

/**
 * The dataset as if its file of listens ended after `rows` lines; the lines are copied into `workDir`.
 * @throws OperatorError if its listens are in several files, which have no common first row
 */
export async function withFirstRows(dataset: LocatedDataset, rows: number, workDir: string): Promise<LocatedDataset> {
  const [name, ...others] = dataset.rowsTables;
  const table = dataset.tables.find((one) => one.table === name);
  if (table === undefined || others.length > 0) {
    throw new OperatorError(
      `--by head needs a dataset whose listens are one file; this one's are ${others.length + 1}`,
    );
  }
  const target = path.join(workDir, `first-${sourceName(table).replace(/\.gz$/, "")}`);
  const out = createWriteStream(target);
  let left = rows + (table.header ? 1 : 0);
  const copy = async (bytes: AsyncIterable<Buffer>) => {
    for await (const chunk of bytes) {
      let end = 0;
      for (; end < chunk.length && left > 0; end++) if (chunk[end] === LINE_FEED) left--;
      // The reader reuses the chunk.
      await new Promise((resolve) => out.write(Buffer.from(chunk.subarray(0, end)), resolve));
      if (left === 0) throw new Enough();
    }
  };
  try {
    await readSource(table, copy).catch((error: unknown) => {
      // The reader wraps what its consumer throws.
      if (left > 0) throw error;
    });
  } finally {
    out.end();
    await finished(out);
  }
  const cut = { ...table, path: target, entry: undefined, publicName: sourceName(table) };
  return { ...dataset, tables: dataset.tables.map((one) => (one === table ? cut : one)) };
}
