import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import { PassThrough, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import * as tar from "tar";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { isPlainPath } from "./archives/entry-path.ts";
import { type ReadLimits, UnpackMeter } from "./archives/unpack-limit.ts";
import type { SourceTable } from "./source.ts";

const READ_SIZE_BYTES = 1 << 20;

/** A fault that a consumer finds in the text itself: passed on unchanged. */
export class ContentFault extends Error {}

/** Size and checksum of the operator's file, or of the entry if it is in an archive. */
export interface Measured {
  sizeBytes: number;
  sha256: string;
}

/** Name of the text, as reports give it. */
export function sourceName(source: Pick<SourceTable, "path" | "entry" | "publicName">): string {
  return source.publicName ?? source.entry ?? path.basename(source.path);
}

/**
 * Passes the plain bytes of a table's text to `consume`, unpacked on the way where it is gzip or an entry of a
 * `.tar.gz`; nothing is written anywhere.
 * @throws OperatorError naming the file if it can't be read, ends early, lacks the entry or unpacks to too much
 */
export async function readSource(
  source: Pick<SourceTable, "path" | "entry">,
  consume: (bytes: AsyncIterable<Buffer>) => Promise<void>,
  { signal, maxUnpackedBytes }: ReadLimits = {},
): Promise<Measured> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const measure = new Transform({
    highWaterMark: READ_SIZE_BYTES,
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  const file = () => createReadStream(source.path, { highWaterMark: READ_SIZE_BYTES });
  const gunzip = () => createGunzip({ chunkSize: READ_SIZE_BYTES });
  const metered = async () => {
    const meter = new UnpackMeter(source.path, (await stat(source.path)).size, maxUnpackedBytes);
    return new Transform({
      highWaterMark: READ_SIZE_BYTES,
      transform(chunk: Buffer, _encoding, done) {
        try {
          meter.add(chunk.length);
          done(null, chunk);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
  };
  let consumed: Promise<void> = Promise.resolve();
  const consuming = (bytes: AsyncIterable<Buffer>) => {
    consumed = consume(bytes);
    return consumed;
  };
  try {
    if (source.entry !== undefined) {
      const archive = file();
      const text = new PassThrough({ highWaterMark: READ_SIZE_BYTES });
      // If one of the two fails, the other must not wait forever.
      const stopping = (stream: { destroy(error: Error): void }) => (error: Error) => {
        stream.destroy(error);
        throw error;
      };
      await Promise.all([
        pipeline([archive, gunzip(), await metered(), pickEntry(source, text)], { signal }).catch(stopping(text)),
        pipeline(text, measure, consuming, { signal }).catch(stopping(archive)),
      ]);
    } else if (source.path.endsWith(".gz")) {
      await pipeline(file(), measure, gunzip(), await metered(), consuming, { signal });
    } else {
      await consuming(
        readPlain(source.path, (chunk) => {
          signal?.throwIfAborted();
          hash.update(chunk);
          sizeBytes += chunk.length;
        }),
      );
    }
  } catch (caught) {
    // If the consumer fails, the stream's own error only says that it has no reader any more.
    const error: unknown = await consumed.then(
      () => caught,
      (fault: unknown) => fault,
    );
    if (signal?.aborted || error instanceof OperatorError || error instanceof ContentFault || isWriteFault(error)) {
      throw error;
    }
    throw unreadable(source.path, error);
  }
  return { sizeBytes, sha256: hash.digest("hex") };
}

/** Chunks of a file; the next one is read while the current one is processed, into the buffer of the one before. */
async function* readPlain(filePath: string, onChunk: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const file = await open(filePath);
  const buffers = [Buffer.allocUnsafe(READ_SIZE_BYTES), Buffer.allocUnsafe(READ_SIZE_BYTES)];
  const read = (turn: number) =>
    file.read({ buffer: buffers[turn % 2] ?? Buffer.alloc(0), position: turn * READ_SIZE_BYTES });
  let next = read(0);
  try {
    for (let turn = 0; ; turn++) {
      const { buffer, bytesRead } = await next;
      if (bytesRead === 0) return;
      next = read(turn + 1);
      const chunk = buffer.subarray(0, bytesRead);
      onChunk(chunk);
      yield chunk;
    }
  } finally {
    await next.catch(() => {});
    await file.close();
  }
}

const REGULAR = new Set(["File", "OldFile", "ContiguousFile"]);

/** Reads the bytes of a tar archive and passes the first regular file of that base name on to `text`: no link, no device. */
function pickEntry(
  { path: archive, entry: name }: { path: string; entry?: string | undefined },
  text: PassThrough,
): Writable {
  let isFound = false;
  const parser = new tar.Parser({
    strict: true,
    onReadEntry(entry) {
      const isRegular = REGULAR.has(entry.type) && isPlainPath(entry.path);
      if (isFound || !isRegular || path.posix.basename(entry.path) !== name) {
        entry.resume();
        return;
      }
      isFound = true;
      entry.pipe(text);
    },
  });
  parser.on("error", (error) => text.destroy(error));
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (parser.write(chunk)) done();
      else parser.once("drain", done);
    },
    final(done) {
      parser.once("end", () =>
        done(
          isFound ? null : new OperatorError(`${printablePath(archive)}: no ${name} inside, found other files only`),
        ),
      );
      parser.end();
    },
  });
}

/** The consumer's disk is full, which is not the input file's fault. */
function isWriteFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

/** What is wrong with a file, in one sentence. */
export function unreadable(filePath: string, error: unknown): OperatorError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = printable(error instanceof Error ? error.message : String(error));
  const shown = printablePath(filePath);
  if (code === "Z_BUF_ERROR") return new OperatorError(`${shown}: the gzip stream ends early; download it again`);
  if (code.startsWith("Z_")) return new OperatorError(`${shown}: not a valid gzip stream (${code}); download it again`);
  if (code === "ERR_STREAM_PREMATURE_CLOSE")
    return new OperatorError(`${shown}: other bytes follow the gzip stream; download it again`);
  if (code.startsWith("TAR_")) return new OperatorError(`${shown}: cannot be unpacked (${reason}); download it again`);
  return new OperatorError(`${shown}: cannot be read: ${reason}`);
}
