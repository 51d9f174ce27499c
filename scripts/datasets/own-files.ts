import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { ListensFile } from "../../lib/listens/listens-file.ts";
import { isIgnored } from "../../lib/listens/read-listens.ts";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";

const READ_SIZE_BYTES = 1 << 20;
/** Folders in folders; an export is at most six deep. */
const DEEPEST = 12;
/** A folder with more files is not one of exports. */
const MOST_FILES = 20_000;

/** Files as one reads them by hand: 2.json before 10.json. */
const ORDER = new Intl.Collator("en", { numeric: true });
const byPath = (a: string, b: string) => ORDER.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

/** The file itself, or every file below a folder, by path. @throws OperatorError if there is none */
export async function filesAt(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (found === null) throw new OperatorError(`${printablePath(place)}: no such file`);
  // A pipe or device can be read only once, or never ends.
  if (!found.isDirectory() && !found.isFile()) throw new OperatorError(`${printablePath(place)}: not a regular file`);
  if (!found.isDirectory()) return [place];
  const files = (await below(place, DEEPEST)).sort(byPath);
  if (files.length > MOST_FILES) {
    throw new OperatorError(
      `${printablePath(place)}: holds more than ${MOST_FILES} files; choose the folder with the exports`,
    );
  }
  if (files.length > 0) return files;
  throw new OperatorError(
    `${printablePath(place)}: cannot be read: the folder holds no file; put exports of listening into it`,
  );
}

async function below(folder: string, depth: number): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const own = path.join(folder, entry.name);
    if (isIgnored(entry.name)) continue;
    // A link may lead to a file, but not to a folder, which could be one above.
    if (entry.isDirectory() && depth > 0 && !entry.name.startsWith(".")) files.push(...(await below(own, depth - 1)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await stat(own).catch(() => null))?.isFile()))
      files.push(own);
  }
  return files;
}

/** A file on the disk for the reader of listens. @param from the folder that was named, if one was */
export async function listensFile(file: string, from: string | null): Promise<ListensFile> {
  const relative = from === null ? path.basename(file) : path.relative(from, file);
  return {
    path: relative.replaceAll(path.sep, "/"),
    sizeBytes: (await stat(file)).size,
    open: (start = 0, end = Number.POSITIVE_INFINITY) =>
      end <= start ? nothing() : createReadStream(file, { start, end: end - 1, highWaterMark: READ_SIZE_BYTES }),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
