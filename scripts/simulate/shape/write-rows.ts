import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Fast rather than small: these files are read once or twice and thrown away. */
const GZIP_LEVEL = 1;

/**
 * Writes `chunks` to `file`, as gzip if its name ends in `.gz`: to a temporary file next to it first, then renamed, so that
 * `file` is always complete. Chunks are read only as fast as the disk writes. The text is the same everywhere; compressed
 * bytes may differ between versions of zlib.
 */
export async function writeRows(file: string, chunks: Generator<Uint8Array>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}.tmp`;
  const packing = file.endsWith(".gz") ? [createGzip({ level: GZIP_LEVEL })] : [];
  try {
    await pipeline([Readable.from(chunks), ...packing, createWriteStream(unfinished)]);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
