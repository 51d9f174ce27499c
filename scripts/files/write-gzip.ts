import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Gzip } from "fflate";

/** Compresses `texts` as one gzip member without a timestamp. */
export function* gzip(texts: Iterable<string>): Generator<Uint8Array> {
  // fflate is plain JavaScript: unlike zlib's, its output depends neither on the Node version nor on the platform.
  const ready: Uint8Array[] = [];
  const stream = new Gzip({ level: 9, mtime: 0 }, (chunk) => ready.push(chunk));
  const encoder = new TextEncoder();
  for (const text of texts) {
    stream.push(encoder.encode(text));
    yield* ready.splice(0);
  }
  stream.push(new Uint8Array(0), true);
  yield* ready;
}

/**
 * Writes `texts`, compressed, to `file`: to a temporary file next to it, then renamed, so that `file` is always complete.
 * Text is read only as fast as the disk writes it.
 */
export async function writeGzip(file: string, texts: Iterable<string>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}.tmp`;
  try {
    await pipeline(gzip(texts), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
