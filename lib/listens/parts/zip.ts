import { Inflate } from "fflate/browser";
import { quoted } from "../../primitives/printable.ts";
import { ListensFault, type ListensFile, readBytes } from "../listens-file.ts";
import { crc32 } from "./crc32.ts";
import { unpackCode, unpacked } from "./unpacked.ts";

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

interface Entry {
  name: string;
  sizeBytes: number;
  packedBytes: number;
  method: number;
  isEncrypted: boolean;
  crc: number;
  headerAt: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether these are the first bytes of a zip archive, if only an empty one. */
export const isZip = (head: Uint8Array) =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/** A path below the archive: no absolute path, no drive, no `..`, no NUL, no folder. */
function isPlainPath(name: string): boolean {
  if (name === "" || name.includes("\0") || /^([/\\]|[A-Za-z]:)/.test(name) || /[/\\]$/.test(name)) return false;
  return !name.split(/[/\\]/).includes("..");
}

/**
 * The regular files in a zip archive, each read from the archive when it is opened: no folders, links or ways out of it.
 * Bytes inside an entry cannot be chosen: an entry is read from its beginning.
 * @param onUnpacked may stop the reading by an error
 * @throws ListensFault if it is not a complete archive
 */
export async function zipEntries(archive: ListensFile, onUnpacked: (bytes: number) => void): Promise<ListensFile[]> {
  const fault = (reason: string) => unpackable(archive.path, reason);
  const directory = await readDirectory(archive, fault);
  return directory.map((entry) => ({
    path: `${archive.path}/${entry.name.replaceAll("\\", "/")}`,
    sizeBytes: entry.sizeBytes,
    open: (start = 0, end = entry.sizeBytes) => range(read(archive, entry, { fault, onUnpacked }), start, end),
  }));
}

function unpackable(path: string, reason: string): ListensFault {
  return new ListensFault(path, `cannot be unpacked (${reason}); download it again`);
}

async function* range(bytes: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    // Not before the end of a whole entry, whose checksum follows.
    if (at > end) return;
  }
}

async function* read(
  archive: ListensFile,
  entry: Entry,
  { fault, onUnpacked }: { fault: (reason: string) => ListensFault; onUnpacked: (bytes: number) => void },
): AsyncGenerator<Uint8Array> {
  const { name, method, sizeBytes, packedBytes, headerAt } = entry;
  if (entry.isEncrypted) {
    throw new ListensFault(
      archive.path,
      `${quoted(name)} is encrypted; unpack it by hand, and choose the unpacked file`,
    );
  }
  if (method !== STORED && method !== DEFLATED) throw fault(`${quoted(name)} is packed by method ${method}`);
  const header = viewOf(await readBytes(archive, headerAt, headerAt + LOCAL_HEADER.bytes));
  if (header.byteLength < LOCAL_HEADER.bytes || header.getUint32(0, true) !== LOCAL_HEADER.signature) {
    throw fault("an entry is not where it should be");
  }
  const start = headerAt + LOCAL_HEADER.bytes + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.open(start, start + packedBytes);
  let bytes = 0;
  let crc = 0;
  try {
    for await (const chunk of method === STORED ? packed : unpacked(packed, new Inflate())) {
      bytes += chunk.length;
      onUnpacked(chunk.length);
      if (bytes > sizeBytes) throw fault(`${quoted(name)} is longer than the archive says`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw unpackCode(error) === null ? error : fault(`${quoted(name)} is damaged`);
  }
  if (bytes < sizeBytes) throw fault(`${quoted(name)} ends early`);
  if (crc !== entry.crc) throw fault(`${quoted(name)} is damaged: its checksum does not match`);
}

async function readDirectory(archive: ListensFile, fault: (reason: string) => ListensFault): Promise<Entry[]> {
  const { at, sizeBytes } = await findDirectory(archive, fault);
  if (sizeBytes > MAX_DIRECTORY_BYTES) throw fault("its directory is larger than 64 MB");
  const directory = await readBytes(archive, at, at + sizeBytes);
  const view = viewOf(directory);
  const entries: Entry[] = [];
  for (let place = 0; place < directory.length; ) {
    const isWhole = place + DIRECTORY_ENTRY.bytes <= directory.length;
    if (!isWhole || view.getUint32(place, true) !== DIRECTORY_ENTRY.signature) throw fault("its directory is damaged");
    const nameEnd = place + DIRECTORY_ENTRY.bytes + view.getUint16(place + 28, true);
    const extraEnd = nameEnd + view.getUint16(place + 30, true);
    if (extraEnd > directory.length) throw fault("its directory is damaged");
    const entry = entryOf(directory.subarray(place, extraEnd), nameEnd - place, fault);
    const kind = (view.getUint32(place + 38, true) >>> 16) & KIND;
    if ((kind === 0 || kind === REGULAR) && isPlainPath(entry.name)) entries.push(entry);
    place = extraEnd + view.getUint16(place + 32, true);
  }
  return entries;
}

function entryOf(record: Uint8Array, nameEnd: number, fault: (reason: string) => ListensFault): Entry {
  const view = viewOf(record);
  const flags = view.getUint16(8, true);
  const name = record.subarray(DIRECTORY_ENTRY.bytes, nameEnd);
  const wide = wideField(record.subarray(nameEnd));
  let wideAt = 0;
  // Numbers that do not fit are in the ZIP64 field, in this order.
  const number = (at: number) => {
    const value = view.getUint32(at, true);
    if (value !== IN_ZIP_64 || wide === null) return value;
    wideAt += 8;
    return readSize(wide, wideAt - 8, fault);
  };
  const sizeBytes = number(24);
  const packedBytes = number(20);
  const headerAt = number(42);
  return {
    // Without the flag it is an old code page; ASCII letters are the same in all of them.
    name: new TextDecoder(flags & UTF_8 ? "utf-8" : "latin1").decode(name),
    sizeBytes,
    packedBytes,
    method: view.getUint16(10, true),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    crc: view.getUint32(16, true),
    headerAt,
  };
}

/** The ZIP64 field among the extra ones. */
function wideField(extra: Uint8Array): Uint8Array | null {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP_64_FIELD) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

/** An unsigned 64-bit integer as a number; a size that fits no disk is a fault. */
function readSize(bytes: Uint8Array, at: number, fault: (reason: string) => ListensFault): number {
  const value = at + 8 <= bytes.length ? Number(viewOf(bytes).getBigUint64(at, true)) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw fault("its directory is damaged");
}

/** Where the directory is. Nothing may come between it, the record at the end and the end of the file. */
async function findDirectory(archive: ListensFile, fault: (reason: string) => ListensFault) {
  const tailAt = Math.max(0, archive.sizeBytes - END.bytes - MAX_COMMENT_BYTES);
  const tail = await readBytes(archive, tailAt);
  const view = viewOf(tail);
  let end = tail.length - END.bytes;
  let isSomewhere = false;
  for (; end >= 0; end--) {
    if (view.getUint32(end, true) !== END.signature) continue;
    isSomewhere = true;
    if (end + END.bytes + view.getUint16(end + 20, true) === tail.length) break;
  }
  if (end < 0) throw fault(isSomewhere ? "other bytes follow the archive" : "it is not a complete zip archive");
  const endAt = tailAt + end;
  const short = { at: view.getUint32(end + 16, true), sizeBytes: view.getUint32(end + 12, true), endAt };
  const found = (await findDirectory64(archive, endAt, fault)) ?? short;
  if (found.at + found.sizeBytes !== found.endAt) throw fault("it is in several parts, or other bytes precede it");
  return found;
}

async function findDirectory64(archive: ListensFile, endAt: number, fault: (reason: string) => ListensFault) {
  const locatorAt = endAt - END_64_LOCATOR.bytes;
  if (locatorAt < END_64.bytes) return null;
  const locator = await readBytes(archive, locatorAt, endAt);
  if (viewOf(locator).getUint32(0, true) !== END_64_LOCATOR.signature) return null;
  const at = readSize(locator, 8, fault);
  const end = await readBytes(archive, at, at + END_64.bytes);
  if (end.length < END_64.bytes || viewOf(end).getUint32(0, true) !== END_64.signature) {
    throw fault("its directory is damaged");
  }
  return { sizeBytes: readSize(end, 40, fault), at: readSize(end, 48, fault), endAt: at };
}
