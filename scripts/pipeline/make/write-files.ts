import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import * as v from "valibot";
import { type FileDeclaration, type FileParameters, pathOf } from "../../../lib/site-data/declaration.ts";

/** A file to publish: its path in the data folder, and a value that its schema must accept; text and bytes are written unchanged. */
export interface OutputFile {
  path: string;
  schema: v.GenericSchema;
  value: unknown;
}

/** One of the files that a declaration describes. @throws RangeError if a parameter does not match its pattern */
export function outputFile<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  value: v.InferInput<Schema>,
): OutputFile {
  return { path: pathOf(file, parameters), schema: file.schema, value };
}

/** Enough to keep the disk busy; more only queues in the kernel. */
const CONCURRENT_WRITES = 16;
const BATCH = 512;

/**
 * Writes every file under `folder`, each checked against its schema first.
 * @returns number of files
 * @throws Error naming the file and what its schema found wrong; the caller discards the folder
 */
export async function writeFiles(
  folder: string,
  files: Iterable<OutputFile>,
  options: { signal?: AbortSignal | undefined; onWritten?(count: number): void } = {},
): Promise<number> {
  const limit = pLimit(CONCURRENT_WRITES);
  const madeFolders = new Set<string>();
  let written = 0;
  let batch: Promise<void>[] = [];
  try {
    for (const file of files) {
      options.signal?.throwIfAborted();
      const target = path.join(folder, file.path);
      const parent = path.dirname(target);
      if (!madeFolders.has(parent)) {
        await mkdir(parent, { recursive: true });
        madeFolders.add(parent);
      }
      const content = serialise(file);
      batch.push(limit(() => writeFile(target, content)));
      written++;
      if (batch.length === BATCH) {
        await Promise.all(batch);
        batch = [];
        options.onWritten?.(written);
      }
    }
    await Promise.all(batch);
  } finally {
    // The caller discards the folder, so no write may still be in progress.
    await Promise.allSettled(batch);
  }
  options.onWritten?.(written);
  return written;
}

/**
 * The file's content, once its schema has accepted the value.
 * @throws Error naming the file and what its schema found wrong
 */
export function serialise(file: OutputFile): string | Uint8Array {
  demandValid(file);
  const { value } = file;
  return value instanceof Uint8Array || typeof value === "string" ? value : `${JSON.stringify(value)}\n`;
}

/** @throws Error naming the file and what its schema found wrong */
export function demandValid({ path: filePath, schema, value }: OutputFile): void {
  const result = v.safeParse(schema, value);
  if (result.success) return;
  const [issue] = result.issues;
  throw new Error(`${filePath} would not be valid: ${v.getDotPath(issue) ?? "file"}: ${issue.message}`);
}
