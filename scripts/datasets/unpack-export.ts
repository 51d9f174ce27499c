import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as v from "valibot";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import type { ReadLimits } from "./archives/unpack-limit.ts";
import { ZipArchive, type ZipEntry } from "./archives/zip.ts";
import { JsonListFault, JsonListSplitter } from "./json-list.ts";
import { readSource } from "./source-bytes.ts";

const UserFile = v.pipe(v.string(), v.parseJson(), v.object({ username: v.string() }));
const MAX_USER_FILE_BYTES = 64 * 1024;
const LINE_FEED = "\n".charCodeAt(0);

export interface Unpacked {
  path: string;
  /** The listener, if the archive says so. */
  listener: string | null;
}

/** Where an unpacked copy goes, and its limits. */
export interface UnpackOptions extends ReadLimits {
  workDir: string;
  /** Name of the copy, without an extension. */
  name: string;
}

/**
 * A ListenBrainz export as it is downloaded (`listens/<year>/<month>.jsonl` in a zip) as one file of JSON lines in `workDir`.
 * @throws OperatorError if it can't be unpacked or holds no listens
 */
export async function unpackExport(archivePath: string, options: UnpackOptions): Promise<Unpacked> {
  const archive = await ZipArchive.open(archivePath, options);
  const months = archive.entries
    .filter(({ name }) => /(^|\/)listens\/.+\.jsonl$/.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  if (months.length === 0) {
    const isNested = archive.entries.some(({ name }) => /\.(zip|tar|gz|tgz|7z|rar|xz|bz2|zst)$/i.test(name));
    const found = isNested ? ", only further archives: unpack it by hand, and name one of those" : "";
    throw new OperatorError(
      `${printablePath(archivePath)}: no listens/….jsonl inside${found || ", expected an export from ListenBrainz"}`,
    );
  }
  const target = path.join(options.workDir, `${options.name}.jsonl`);
  await pipeline(Readable.from(wholeLines(archive, months)), createWriteStream(target));
  return { path: target, listener: await listenerIn(archive) };
}

/** The entries one after another, each ending with a line feed. */
async function* wholeLines(archive: ZipArchive, entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    let last = LINE_FEED;
    for await (const chunk of archive.read(entry)) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
    if (last !== LINE_FEED) yield Buffer.from([LINE_FEED]);
  }
}

async function listenerIn(archive: ZipArchive): Promise<string | null> {
  const entry = archive.entries.find(({ name }) => name.endsWith("user.json"));
  if (entry === undefined || entry.sizeBytes > MAX_USER_FILE_BYTES) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of archive.read(entry)) chunks.push(chunk);
  const parsed = v.safeParse(UserFile, Buffer.concat(chunks).toString("utf8"));
  return parsed.success ? parsed.output.username : null;
}

/**
 * Converts a list in one JSON document, the format of older exports, plain or `.gz`, to JSON lines in `workDir`.
 * @throws OperatorError if it is not such a list
 */
export async function unpackJsonList(file: string, options: UnpackOptions): Promise<Unpacked> {
  const target = path.join(options.workDir, `${options.name}.jsonl`);
  const split = async function* (bytes: AsyncIterable<Buffer>) {
    const splitter = new JsonListSplitter();
    for await (const chunk of bytes) yield splitter.push(chunk);
    splitter.finish();
  };
  try {
    await readSource(
      { path: file },
      (bytes) => pipeline(Readable.from(split(bytes)), createWriteStream(target)),
      options,
    );
  } catch (error) {
    if (!(error instanceof JsonListFault)) throw error;
    throw new OperatorError(`${printablePath(file)}: not a JSON list of listens ([{…}, …]): ${error.message}`);
  }
  return { path: target, listener: null };
}
