import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { addAbortSignal, pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { printable, printablePath, quoted } from "../../../lib/primitives/printable.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { isPlainPath } from "./entry-path.ts";
import { type ReadLimits, UnpackMeter } from "./unpack-limit.ts";

/** PKWARE's APPNOTE 6.3.10: records begin with "PK" and two more bytes; numbers are little-endian. */
const END = { signature: 0x06054b50, bytes: 22 };
const END_64 = { signature: 0x06064b50, bytes: 56 };
const END_64_LOCATOR = { signature: 0x07064b50, bytes: 20 };
const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 };
const ZIP_64_FIELD = 0x0001;
const MAX_COMMENT_BYTES = 0xffff;
/** Marks a number that is in the ZIP64 record. */
const IN_ZIP_64 = 0xffffffff;
/** About a million names; the whole directory is in memory. */
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;
const UTF_8 = 0x800;
/** The file type bits of the Unix mode, in the upper half of the external attributes; 0: not given. */
const KIND = 0xf000;
const REGULAR = 0x8000;

const READ_SIZE_BYTES = 1 << 20;

export interface ZipEntry {
  name: string;
  sizeBytes: number;
  packedBytes: number;
  method: number;
  isEncrypted: boolean;
  crc: number;
  headerAt: number;
}

/** What is wrong with an archive, phrased to fit between brackets. */
class ZipFault extends Error {}

/** A zip archive on the disk; entries are read one by one and never in memory as a whole. */
export class ZipArchive {
  /** Regular files below the archive, in directory order: no folders, links or paths that lead out of it. */
  readonly entries: readonly ZipEntry[];
  readonly #path: string;
  readonly #meter: UnpackMeter;
  readonly #signal: AbortSignal | undefined;

  private constructor(path: string, entries: ZipEntry[], packedBytes: number, limits: ReadLimits) {
    this.#path = path;
    this.entries = entries;
    this.#meter = new UnpackMeter(path, packedBytes, limits.maxUnpackedBytes);
    this.#signal = limits.signal;
  }

  /** @throws OperatorError if the file cannot be read or is not a complete zip archive */
  static async open(path: string, limits: ReadLimits = {}): Promise<ZipArchive> {
    try {
      const file = await open(path);
      try {
        const { size } = await file.stat();
        return new ZipArchive(path, await readDirectory(file, size), size, limits);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw unpackable(path, error);
    }
  }

  /**
   * Unpacks an entry.
   * @throws OperatorError if it is damaged, encrypted or packed by a rare method, or the archive unpacks to too much;
   * the signal's reason if it is aborted
   */
  async *read(entry: ZipEntry): AsyncGenerator<Buffer> {
    const { name, method, sizeBytes } = entry;
    let bytes = 0;
    let crc = 0;
    try {
      if (entry.isEncrypted) throw new ZipFault(`${quoted(name)} is encrypted`);
      if (method !== STORED && method !== DEFLATED) throw new ZipFault(`${quoted(name)} is packed by method ${method}`);
      for await (const chunk of await this.#unpacked(entry)) {
        this.#signal?.throwIfAborted();
        bytes += chunk.length;
        this.#meter.add(chunk.length);
        if (bytes > sizeBytes) throw new ZipFault(`${quoted(name)} is longer than the archive says`);
        crc = crc32(chunk, crc);
        yield chunk;
      }
      if (bytes < sizeBytes) throw new ZipFault(`${quoted(name)} ends early`);
      if (crc !== entry.crc) throw new ZipFault(`${quoted(name)} is damaged: its checksum does not match`);
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw unpackable(this.#path, error);
    }
  }

  async #unpacked({ headerAt, method, packedBytes }: ZipEntry): Promise<Readable | Buffer[]> {
    if (packedBytes === 0) return [];
    const file = await open(this.#path);
    let start: number;
    try {
      const header = await readAt(file, headerAt, LOCAL_HEADER.bytes);
      if (header.readUInt32LE(0) !== LOCAL_HEADER.signature) throw new ZipFault("an entry is not where it should be");
      start = headerAt + LOCAL_HEADER.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    } finally {
      await file.close();
    }
    const packed = createReadStream(this.#path, {
      start,
      end: start + packedBytes - 1,
      highWaterMark: READ_SIZE_BYTES,
    });
    if (this.#signal !== undefined) addAbortSignal(this.#signal, packed);
    if (method === STORED) return packed;
    // An error in either ends both; the reader of the second stream receives it.
    return pipeline(packed, createInflateRaw({ chunkSize: READ_SIZE_BYTES }), () => {});
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new ZipFault("it ends early");
  return buffer;
}

/** An unsigned 64-bit integer as a number; a size that fits no disk is a fault. */
function readSize(bytes: Buffer, at: number): number {
  const value = at + 8 <= bytes.length ? Number(bytes.readBigUInt64LE(at)) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new ZipFault("its directory is damaged");
}

async function readDirectory(file: FileHandle, fileBytes: number): Promise<ZipEntry[]> {
  const { at, sizeBytes } = await findDirectory(file, fileBytes);
  if (sizeBytes > MAX_DIRECTORY_BYTES) throw new ZipFault("its directory is larger than 64 MB");
  const directory = await readAt(file, at, sizeBytes);
  const entries: ZipEntry[] = [];
  for (let place = 0; place < directory.length; ) {
    const fixed = directory.subarray(place, place + DIRECTORY_ENTRY.bytes);
    if (fixed.length < DIRECTORY_ENTRY.bytes || fixed.readUInt32LE(0) !== DIRECTORY_ENTRY.signature) {
      throw new ZipFault("its directory is damaged");
    }
    const nameEnd = DIRECTORY_ENTRY.bytes + fixed.readUInt16LE(28);
    const extraEnd = nameEnd + fixed.readUInt16LE(30);
    const record = directory.subarray(place, place + extraEnd);
    place += extraEnd + fixed.readUInt16LE(32);
    const entry = entryOf(record, nameEnd);
    const kind = (record.readUInt32LE(38) >>> 16) & KIND;
    if ((kind === 0 || kind === REGULAR) && isPlainPath(entry.name)) entries.push(entry);
  }
  return entries;
}

function entryOf(record: Buffer, nameEnd: number): ZipEntry {
  const flags = record.readUInt16LE(8);
  const name = record.subarray(DIRECTORY_ENTRY.bytes, nameEnd);
  let wide = wideFields(record.subarray(nameEnd));
  const number = (at: number) => {
    const value = record.readUInt32LE(at);
    if (value !== IN_ZIP_64 || wide === null) return value;
    const found = readSize(wide, 0);
    wide = wide.subarray(8);
    return found;
  };
  // In the order in which ZIP64 stores the numbers that do not fit.
  const sizeBytes = number(24);
  const packedBytes = number(20);
  const headerAt = number(42);
  return {
    // Without the flag it is an old code page; ASCII letters are the same in all of them.
    name: name.toString(flags & UTF_8 ? "utf8" : "latin1"),
    sizeBytes,
    packedBytes,
    method: record.readUInt16LE(10),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    crc: record.readUInt32LE(16),
    headerAt,
  };
}

/** The ZIP64 field among the extra ones. */
function wideFields(extra: Buffer): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP_64_FIELD) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

/** Where the directory is. Nothing may come between it, the record at the end and the end of the file. */
async function findDirectory(file: FileHandle, fileBytes: number): Promise<{ at: number; sizeBytes: number }> {
  const tailBytes = Math.min(fileBytes, END.bytes + MAX_COMMENT_BYTES);
  const tail = await readAt(file, fileBytes - tailBytes, tailBytes);
  let end = tail.length - END.bytes;
  let isSomewhere = false;
  for (; end >= 0; end--) {
    if (tail.readUInt32LE(end) !== END.signature) continue;
    isSomewhere = true;
    if (end + END.bytes + tail.readUInt16LE(end + 20) === tail.length) break;
  }
  if (end < 0) throw new ZipFault(isSomewhere ? "other bytes follow the archive" : "it is not a complete zip archive");
  const endAt = fileBytes - tail.length + end;
  const short = { at: tail.readUInt32LE(end + 16), sizeBytes: tail.readUInt32LE(end + 12), endAt };
  const { at, sizeBytes, ...found } = (await findDirectory64(file, endAt)) ?? short;
  if (at + sizeBytes !== found.endAt) throw new ZipFault("it is in several parts, or other bytes precede it");
  return { at, sizeBytes };
}

async function findDirectory64(file: FileHandle, endAt: number) {
  const locatorAt = endAt - END_64_LOCATOR.bytes;
  if (locatorAt < END_64.bytes) return null;
  const locator = await readAt(file, locatorAt, END_64_LOCATOR.bytes);
  if (locator.readUInt32LE(0) !== END_64_LOCATOR.signature) return null;
  const end = await readAt(file, readSize(locator, 8), END_64.bytes);
  if (end.readUInt32LE(0) !== END_64.signature) throw new ZipFault("its directory is damaged");
  return { sizeBytes: readSize(end, 40), at: readSize(end, 48), endAt: readSize(locator, 8) };
}

function unpackable(path: string, error: unknown): unknown {
  if (error instanceof OperatorError) return error;
  const shown = printablePath(path);
  if (error instanceof ZipFault && error.message.endsWith("is encrypted")) {
    return new OperatorError(`${shown}: ${error.message}; unpack it by hand, and name the unpacked file`);
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!(error instanceof ZipFault) && !code.startsWith("Z_")) {
    return new OperatorError(`${shown}: cannot be read: ${printable(error instanceof Error ? error.message : "")}`);
  }
  const reason = code.startsWith("Z_") ? `an entry is damaged: ${code}` : printableReason(error);
  return new OperatorError(`${shown}: cannot be unpacked (${reason}); download it again`);
}

const printableReason = (error: unknown) => (error instanceof Error ? error.message : "");
