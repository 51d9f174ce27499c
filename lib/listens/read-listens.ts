import { findTable } from "./find-table.ts";
import { type ListensFile, memoryFile, readBytes } from "./listens-file.ts";
import { crc32 } from "./parts/crc32.ts";
import { encodingOf, TextReader } from "./parts/decode.ts";
import { EndsEarly, gunzipped, isGzip } from "./parts/gzip.ts";
import { isWorkbook, sheetsOf } from "./parts/workbook.ts";
import { isZip, zipEntries } from "./parts/zip.ts";
import { TableRows, textSink } from "./read-text.ts";
import { Reading } from "./reading.ts";

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  /** @param bytes that were read of the files as they are, of `totalBytes` */
  onProgress?(bytes: number, totalBytes: number): void;
  /** May stop the reading by an error. @param path of the packed file */
  onUnpacked?(path: string, bytes: number): void;
}

/** What a file is recognised by, at most. */
const HEAD_BYTES = 64 * 1024;
/** Archives in archives: Apple's downloads have one in another. */
const DEEPEST = 2;
/** An archive in an archive is in memory. */
const MAX_NESTED_BYTES = 250e6;

/**
 * Reads listening exports of any format: files, archives and the archives in them. Every row becomes plays or is counted
 * under one reason; whose they are, and which are the same, is decided afterwards.
 * @throws ListensFault naming a file that cannot be unpacked; the signal's reason
 */
export async function readListens(files: readonly ListensFile[], options: ReadOptions = {}): Promise<Reading> {
  const reading = new Reading();
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  for (const file of files) {
    const before = doneBytes;
    const counted: ListensFile = {
      ...file,
      async *open(start, end) {
        let bytes = 0;
        for await (const chunk of file.open(start, end)) {
          options.signal?.throwIfAborted();
          yield chunk;
          bytes += chunk.length;
          options.onProgress?.(Math.min(totalBytes, before + (start ?? 0) + bytes), totalBytes);
        }
      },
    };
    await readAny(reading, counted, options, 0);
    doneBytes += file.sizeBytes;
  }
  return reading;
}

async function readAny(reading: Reading, file: ListensFile, options: ReadOptions, depth: number): Promise<void> {
  const magic = await readBytes(file, 0, 4);
  const onUnpacked = (bytes: number) => options.onUnpacked?.(file.path, bytes);
  if (isZip(magic)) await readArchive(reading, file, options, depth);
  else await readText(reading, isGzip(magic) ? gunzipped(file, onUnpacked) : file, options);
}

const ARCHIVE_NAME = /\.zip$/i;
/** What no export is in: pictures, documents, and what macOS adds to archives. */
export const isIgnored = (path: string) =>
  /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|\.(?:pdf|png|jpe?g|gif|webp|mp[34]|m4a|flac|ogg|mov)$/i.test(
    path,
  );

async function readArchive(reading: Reading, file: ListensFile, options: ReadOptions, depth: number): Promise<void> {
  const onUnpacked = (bytes: number) => options.onUnpacked?.(file.path, bytes);
  const entries = await zipEntries(file, onUnpacked);
  if (isWorkbook(entries)) {
    await readWorkbook(reading, file, entries);
    return;
  }
  const order = new Intl.Collator("en", { numeric: true });
  const sorted = entries.filter(({ path }) => !isIgnored(path)).sort((a, b) => order.compare(a.path, b.path));
  for (const entry of sorted) {
    options.signal?.throwIfAborted();
    if (!ARCHIVE_NAME.test(entry.path)) {
      await readText(reading, await plain(entry, onUnpacked), options);
    } else if (depth + 1 < DEEPEST && entry.sizeBytes <= MAX_NESTED_BYTES) {
      await readAny(reading, memoryFile(entry.path, await readBytes(entry)), options, depth + 1);
    } else {
      const { report } = reading.begin(entry.path, entry.sizeBytes);
      report.refusal = "an archive in an archive: unpack it by hand, and choose what is in it";
    }
  }
}

async function plain(entry: ListensFile, onUnpacked: (bytes: number) => void): Promise<ListensFile> {
  if (!/\.gz$/i.test(entry.path)) return entry;
  return isGzip(await readBytes(entry, 0, 2)) ? gunzipped(entry, onUnpacked) : entry;
}

/** Every sheet in which a table is recognised. */
async function readWorkbook(reading: Reading, file: ListensFile, entries: readonly ListensFile[]): Promise<void> {
  const sheets = await sheetsOf(entries);
  let isRead = false;
  for (const { name, rows } of sheets) {
    const all = [...rows];
    const table = findTable(all.slice(0, 60));
    if (table === null) continue;
    isRead = true;
    const reader = reading.begin(sheets.length === 1 ? file.path : `${file.path}/${name}`, file.sizeBytes);
    const target = new TableRows(table, reader);
    let digest = 0;
    for (const [index, cells] of all.entries()) {
      digest = crc32(new TextEncoder().encode(cells.join("\t")), digest);
      if (index < table.skip) continue;
      while (cells.length < table.columns) cells.push("");
      target.row(cells, index + 1, false, () => cells.join("\t"));
    }
    reader.finish();
    reader.report.digest = `${digest} ${all.length}`;
  }
  if (isRead) return;
  const { report } = reading.begin(file.path, file.sizeBytes);
  report.refusal =
    "an Excel workbook without a sheet that holds artists and plays: save the sheet with your listening as CSV (UTF-8)";
}

/** Of the first bytes of a text. */
const MAX_CONTROL_SHARE = 0.05;

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/** What a binary file is, and what to do; null if it may be text. */
function binaryKind(head: Uint8Array): string | null {
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return "an old Excel workbook (.xls): save it as CSV (UTF-8)";
  if (startsWith(head, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]))
    return "a database (SQLite): export your listens from the program it belongs to";
  if (startsWith(head, [0x37, 0x7a, 0xbc, 0xaf]) || startsWith(head, [0x52, 0x61, 0x72, 0x21])) {
    return "a 7z or RAR archive: unpack it by hand, and choose what is in it";
  }
  if (head.length > 262 && new TextDecoder("latin1").decode(head.subarray(257, 262)) === "ustar") {
    return "a tar archive: unpack it by hand, and choose what is in it";
  }
  if (encodingOf(head) !== "UTF-8") return null;
  // A few zeros at the start, or many further on, are what a crash leaves in a log.
  const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
  const start = head.subarray(0, 4096);
  const isFull = start.filter(isControl).length > MAX_CONTROL_SHARE * start.length;
  return isFull && head.subarray(0, 16).some(isControl) ? "a binary file" : null;
}

const ENDS_EARLY = "the gzip stream ends early; download it again";

async function readText(reading: Reading, file: ListensFile, options: ReadOptions): Promise<void> {
  const reader = reading.begin(file.path, file.sizeBytes);
  const { report } = reader;
  const bytes = file.open()[Symbol.asyncIterator]();
  let digest = 0;
  let length = 0;
  let isCut = false;
  /** @returns null at the end */
  const next = async (): Promise<Uint8Array | null> => {
    options.signal?.throwIfAborted();
    try {
      const { value, done } = await bytes.next();
      if (done) return null;
      digest = crc32(value, digest);
      length += value.length;
      return value;
    } catch (error) {
      if (!(error instanceof EndsEarly)) throw error;
      isCut = true;
      return null;
    }
  };
  const chunks: Uint8Array[] = [];
  while (length < HEAD_BYTES) {
    const chunk = await next();
    if (chunk === null) break;
    // The file may reuse its buffer for the next one.
    chunks.push(chunk.slice());
  }
  const head = concatenated(chunks);
  const binary = binaryKind(head);
  if (binary !== null || length === 0) {
    await bytes.return?.();
    report.refusal = length > 0 ? binary : isCut ? ENDS_EARLY : "the file is empty";
    return;
  }
  const text = new TextReader(head);
  const first = text.push(head);
  // A head that is a whole text may end within a line.
  const sink = textSink(first === "" || length < HEAD_BYTES ? first + headRest(head, first) : first, reader);
  sink.push(first);
  for (let chunk = await next(); chunk !== null; chunk = await next()) {
    const piece = text.push(chunk);
    if (piece !== "") sink.push(piece);
    if (report.refusal !== null && report.rows === 0) break;
  }
  await bytes.return?.();
  sink.push(text.finish());
  sink.finish(isCut);
  reader.finish();
  report.digest = `${digest} ${length}`;
  if (isCut) {
    report.isTruncated = true;
    if (report.kept === 0) report.refusal ??= ENDS_EARLY;
  }
  const { windowsLines, name } = text.encoding;
  if (windowsLines > 0) {
    report.notes.push(
      `${windowsLines === 1 ? "1 line is" : `${windowsLines} lines are`} not UTF-8 and read as Windows-1252; if names look wrong, save the file as UTF-8`,
    );
  } else if (name !== "UTF-8") report.notes.push(`it is ${name}`);
}

/** What the decoder holds back of a text without a line end. */
function headRest(head: Uint8Array, first: string): string {
  const whole = new TextReader(head);
  return (whole.push(head) + whole.finish()).slice(first.length);
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
